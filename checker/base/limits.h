/* SPDX-License-Identifier: Apache-2.0
 *
 * Every limit of the program and its reason. Counted limits decide what is read; they make the same
 * input give the same result on any machine.
 */
#ifndef AJ_LIMITS_H
#define AJ_LIMITS_H

#include <stddef.h>

#define AJ_KIB ((size_t)1024)
#define AJ_MIB (1024 * AJ_KIB)

/* One member, inflated. The largest document.xml seen in real files is 12 MiB; a scan is not
 * opened. */
#define AJ_LIMIT_MEMBER_BYTES (64 * AJ_MIB)
/* All members opened of one bundle, inflated: a thick case of 300 documents of 1 MiB. */
#define AJ_LIMIT_BUNDLE_BYTES (512 * AJ_MIB)
/* Bytes inflated of one bundle when every reading counts: a nested ZIP is inflated to be listed and
 * again to be read. */
#define AJ_LIMIT_INFLATED_BYTES (2048 * AJ_MIB)
/* Members of a bundle. The thickest case files have some 2,000 pages, a scan each. */
#define AJ_LIMIT_MEMBERS 10000
/* Members of a ZIP that is searched for bundles: a year of a large bureau. */
#define AJ_LIMIT_TREE_MEMBERS 500000
/* Documents of one folder whose titles are looked at to find out whether it is a bundle. */
#define AJ_LIMIT_TITLE_FILES 40
/* Inflated to packed size, looked at only past AJ_LIMIT_RATIO_FROM: honest XML stays under 40:1,
 * DEFLATE itself reaches 1032:1. */
#define AJ_LIMIT_RATIO      200
#define AJ_LIMIT_RATIO_FROM (4 * AJ_MIB)
/* A ZIP in a ZIP in a ZIP, and the DOCX in it. */
#define AJ_LIMIT_NESTING 4
/* Folders below the bundle; the member name in bytes. */
#define AJ_LIMIT_FOLDER_DEPTH 16
#define AJ_LIMIT_NAME_BYTES   1024
/* Paragraphs, tables, rows and cells of one document. */
#define AJ_LIMIT_BLOCKS 500000
/* Nested elements in XML: libxml2 itself stops at 256. */
#define AJ_LIMIT_XML_DEPTH 200
/* Attributes of one XML element, and namespaces declared around it: Word has some 40. libxml2
 * compares each with every other. */
#define AJ_LIMIT_XML_ATTRIBUTES 1000
#define AJ_LIMIT_XML_NAMESPACES 256
/* Text of one document after reading. */
#define AJ_LIMIT_TEXT_BYTES (32 * AJ_MIB)
/* Steps of one pattern match: real matches take a few thousand. */
#define AJ_LIMIT_MATCH_STEPS 1000000
/* One rule file; the longest pack is some 200 KiB. */
#define AJ_LIMIT_RULE_FILE_BYTES (8 * AJ_MIB)
/* Errors reported of one rule set, so that a binary file does not print a book. */
#define AJ_LIMIT_RULE_ERRORS 200
/* One line of results.jsonl, one report. */
#define AJ_LIMIT_REPORT_BYTES (64 * AJ_MIB)
/* Labels of all kinds, and meanings of them, each counted once: they are told apart by 16 bits. The
 * rules have some 20,000. */
#define AJ_LIMIT_LABELS 65535
/* Occurrences of one sort of value in one document: more than anything but a listing has. */
#define AJ_LIMIT_VALUES 2000

#endif
