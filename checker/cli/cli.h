/* SPDX-License-Identifier: Apache-2.0
 *
 * What the commands share: the table of commands, options, exit statuses.
 */
#ifndef AJ_CLI_H
#define AJ_CLI_H

#include "base/buffer.h"
#include "rules/ruleset.h"

/* A fixed table (product.md); the highest that applies wins. */
enum aj_exit {
    AJ_EXIT_OK = 0,
    AJ_EXIT_GATE = 1,   /* gate not met; findings of lint and test */
    AJ_EXIT_USAGE = 2,  /* bad arguments, profile or rules: nothing was reviewed */
    AJ_EXIT_CASE = 3,   /* a bundle could not be reviewed in full */
    AJ_EXIT_OUTPUT = 4, /* results could not be written */
    AJ_EXIT_INTERRUPTED = 130
};

/* One option of a command. */
struct aj_option {
    const char *name;  /* without the dashes */
    char letter;       /* 0 for none */
    const char *value; /* what the value is called in the help, NULL for a switch */
    const char *help;
};

#define AJ_MOST_RULE_FOLDERS 8

/* The values of all options of all commands; each command reads its own. */
struct aj_options {
    const char *profiles; /* -p, separated by commas */
    const char *output;   /* -o, NULL: none */
    const char *formats;  /* -f */
    const char *as_of;
    const char *stage;
    const char *fail_on;
    const char *rule_folders[AJ_MOST_RULE_FOLDERS];
    size_t n_rule_folders;
    const char *colour; /* always, never, auto */
    bool as_json;
    bool list_only;
    bool is_quiet;
    bool is_verbose;
    bool mutates; /* rules test: changed rules and cases, too */
    bool wants_help;
    char *const *arguments; /* what is left after the options */
    int n_arguments;
};

struct aj_command {
    const char *name;
    const char *synopsis;
    const char *help;
    enum aj_exit (*run)(const struct aj_options *options);
};

extern const struct aj_command aj_command_check;
extern const struct aj_command aj_command_show;
extern const struct aj_command aj_command_explain;
extern const struct aj_command aj_command_rules;

/* Parses argv behind the command's name. False after a message. */
bool aj_options_parse(int argc, char *const *argv, struct aj_options *options);
/* The options as lines of help. */
void aj_options_print_help(void);

/* aj_ruleset_load or aj_ruleset_load_for_review. */
typedef struct aj_ruleset *aj_ruleset_loader(const char *const *folders, size_t n_folders);
/* Loads the rules the options name (default: ANJUAN_RULES, else the installed ones). NULL after the
 * errors were printed, each as file:line: message. */
struct aj_ruleset *aj_cli_load_rules(const struct aj_options *options, aj_ruleset_loader *load);
/* Writes bytes to stdout; false when that failed. */
bool aj_cli_print(const struct aj_buffer *text);
/* Whether stdout takes colour: --color, else whether it is a terminal. */
bool aj_cli_colour(const struct aj_options *options);

#endif
