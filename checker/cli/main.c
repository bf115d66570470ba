/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of commands.
 */
#include "cli/cli.h"

#include "anjuan.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/nearest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct aj_command *const commands[] = {&aj_command_check, &aj_command_show,
                                                    &aj_command_explain, &aj_command_rules};

static void print_help(void)
{
    printf(_("anjuan %s：行政执法案卷评查工具\n\n用法：\n"), anjuan_version());
    for (size_t i = 0; i < AJ_COUNT(commands); i++)
        printf("  anjuan %-8s %s\n           %s\n", commands[i]->name, commands[i]->synopsis,
               commands[i]->help);
    printf("%s", _("\n选项：\n"));
    aj_options_print_help();
    printf("%s",
           _("\n退出状态：0 全部评查且达标 · 1 未达标 · 2 参数或规则有误 · 3 有案卷未能完整评查 · "
             "4 结果无法写出 · 130 被中断\n"));
}

static const struct aj_command *find_command(const char *name)
{
    char names[256] = "";
    struct aj_str near;

    for (size_t i = 0; i < AJ_COUNT(commands); i++) {
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
        (void)strncat(names, commands[i]->name, sizeof(names) - strlen(names) - 2);
        (void)strncat(names, " ", sizeof(names) - strlen(names) - 1);
    }
    near = aj_nearest_in_words(names, aj_str_from(name));
    if (near.len > 0)
        aj_log(_("没有命令 %s，是否为 %" AJ_STR_FMT "？"), name, AJ_STR_ARG(near));
    else
        aj_log(_("没有命令 %s；anjuan --help 列出全部命令"), name);
    return NULL;
}

int main(int argc, char **argv)
{
    struct aj_options options = {0};
    const struct aj_command *command;
    enum aj_exit status;

    (void)umask(077); /* what is written is personal data */
    aj_mem_keep();
    /* libzip turns the time of each member into the local one: without TZ, the C library looks at
     * the system's time zone file every time */
    (void)setenv("TZ", ":/etc/localtime", 0);
    if (argc < 2) {
        print_help();
        return AJ_EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        print_help();
        return AJ_EXIT_OK;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("anjuan %s\n", anjuan_version());
        return AJ_EXIT_OK;
    }
    command = find_command(argv[1]);
    if (command == NULL || !aj_options_parse(argc - 1, argv + 1, &options))
        return AJ_EXIT_USAGE;
    if (options.wants_help) {
        printf("anjuan %s %s\n  %s\n\n", command->name, command->synopsis, command->help);
        aj_options_print_help();
        return AJ_EXIT_OK;
    }
    status = command->run(&options);
    if (fflush(stdout) != 0 && status < AJ_EXIT_OUTPUT)
        status = AJ_EXIT_OUTPUT;
    return (int)status;
}
