/* SPDX-License-Identifier: Apache-2.0
 *
 * The package around a Word document (ECMA-376 part 2): its parts and the relationships of the main
 * part, found by type and not by name.
 */
#ifndef AJ_DOCX_PACKAGE_H
#define AJ_DOCX_PACKAGE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

struct aj_docx_package;

/* Opens the package; bytes must outlive it. */
enum aj_status aj_docx_package_open(struct aj_str bytes, struct aj_arena *arena,
                                    struct aj_docx_package **out,
                                    struct aj_error *err) AJ_MUST_CHECK;
void aj_docx_package_close(struct aj_docx_package *package);

/* The name of the main part. */
struct aj_str aj_docx_package_main(const struct aj_docx_package *package);
/* The part that a relationship of the main part leads to, or the empty view. */
struct aj_str aj_docx_package_target(const struct aj_docx_package *package, struct aj_str id);
/* The first part of that type: "numbering", "footnotes" …; or the empty view. */
struct aj_str aj_docx_package_target_of_type(const struct aj_docx_package *package,
                                             const char *type);
/* Appends the part's bytes to out. */
enum aj_status aj_docx_package_read(struct aj_docx_package *package, struct aj_str part,
                                    struct aj_buffer *out, struct aj_error *err) AJ_MUST_CHECK;

#endif
