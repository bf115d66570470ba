/* SPDX-License-Identifier: Apache-2.0
 *
 * The option table and its parser.
 */
#include "cli/cli.h"

#include "base/log.h"

#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum target { TO_STRING, TO_SWITCH, TO_FOLDERS };

struct row {
    struct aj_option option;
    enum target target;
    size_t offset; /* in struct aj_options */
};

#define STRING(name, letter, value, member, help)                                                  \
    {                                                                                              \
        {name, letter, value, help}, TO_STRING, offsetof(struct aj_options, member)                \
    }
#define SWITCH(name, letter, member, help)                                                         \
    {                                                                                              \
        {name, letter, NULL, help}, TO_SWITCH, offsetof(struct aj_options, member)                 \
    }

static const struct row rows[] = {
    STRING("profile", 'p', "标准,…", profiles, _("按哪些评查标准计分（默认 national）")),
    STRING("output", 'o', "目录", output, _("结果写入该目录")),
    STRING("format", 'f', "格式,…", formats,
           _("每案报告的格式：json、html、none（默认 json,html）")),
    STRING("as-of", 0, "日期", as_of, _("评查日，如 2026-11-23（默认今天）")),
    STRING("stage", 0, "阶段", stage,
           _("auto、filed、notified、decided、served、closed 或 archived（默认 archived）")),
    STRING("fail-on", 0, "条件", fail_on,
           _("何时以 1 退出：grade<合格、score<90、low<90、veto、any、open")),
    {{"rules", 0, "目录", _("追加或替换规则的目录，可多次给出")}, TO_FOLDERS, 0},
    STRING("color", 0, "方式", colour, _("always、never 或 auto")),
    SWITCH("json", 0, as_json, _("show：以 JSON 输出")),
    SWITCH("list", 0, list_only, _("只列出将评查的案卷")),
    SWITCH("quiet", 'q', is_quiet, _("不打印每案结果")),
    SWITCH("verbose", 'v', is_verbose, _("打印每案的完整报告")),
    SWITCH("mutate", 0, mutates, _("rules test：逐一改动规则和示例，看有没有示例察觉")),
    SWITCH("help", 'h', wants_help, _("显示帮助")),
};

static bool store(struct aj_options *options, const struct row *row, const char *value)
{
    char *base = (char *)options;

    if (row->target == TO_SWITCH) {
        *(bool *)(void *)(base + row->offset) = true;
    } else if (row->target == TO_STRING) {
        *(const char **)(void *)(base + row->offset) = value;
    } else if (options->n_rule_folders < AJ_MOST_RULE_FOLDERS) {
        options->rule_folders[options->n_rule_folders++] = value;
    } else {
        aj_log(_("--rules 给出的次数过多"));
        return false;
    }
    return true;
}

static void make_tables(struct option longs[], char *shorts)
{
    for (size_t i = 0; i < AJ_COUNT(rows); i++) {
        const struct aj_option *option = &rows[i].option;

        longs[i] =
            (struct option){option->name, option->value != NULL ? required_argument : no_argument,
                            NULL, (int)i + 256};
        if (option->letter == 0)
            continue;
        *shorts++ = option->letter;
        if (option->value != NULL)
            *shorts++ = ':';
    }
    *shorts = '\0';
}

static const struct row *row_of(int code)
{
    for (size_t i = 0; i < AJ_COUNT(rows); i++) {
        if (code == (int)i + 256 || (rows[i].option.letter != 0 && code == rows[i].option.letter))
            return &rows[i];
    }
    return NULL;
}

bool aj_options_parse(int argc, char *const *argv, struct aj_options *options)
{
    struct option longs[AJ_COUNT(rows) + 1] = {{0}};
    char shorts[2 * AJ_COUNT(rows) + 1];
    int code;

    make_tables(longs, shorts);
    opterr = 0;
    optind = 1;
    while ((code = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        const struct row *row = row_of(code);

        if (row == NULL) {
            aj_log(_("不认识或不完整的选项：%s"), argv[optind - 1]);
            return false;
        }
        if (!store(options, row, optarg))
            return false;
    }
    options->arguments = argv + optind;
    options->n_arguments = argc - optind;
    return true;
}

void aj_options_print_help(void)
{
    for (size_t i = 0; i < AJ_COUNT(rows); i++) {
        const struct aj_option *option = &rows[i].option;

        printf("  %c%c --%s%s%s\n        %s\n", option->letter != 0 ? '-' : ' ',
               option->letter != 0 ? option->letter : ' ', option->name,
               option->value != NULL ? " " : "", option->value != NULL ? option->value : "",
               option->help);
    }
}
