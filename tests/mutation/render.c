/* SPDX-License-Identifier: Apache-2.0
 *
 * Fills the papers of a layout with the facts of a case, for the mutation suite: a fault is a fact
 * that is otherwise, so the same fault stands in every layout. Writes texts as mkdocx reads them.
 *
 * Facts are lines KEY=VALUE; a later one replaces an earlier one. A layout is papers one after
 * another, each below a line "=== NAME | KEY | NUMBER | DATE"; where the fact KEY is 无 the paper
 * is left out. In papers and values:
 *
 *   {{KEY}}       the fact; a day 2024-06-03 is written 2024年6月3日
 *   {{KEY:汉}}    a day in Han figures; :短 as 20240603; :点 as 2024.06.03
 *   {{KEY:大}}    an amount in capital figures; :分 as 30,000.00
 *   {?KEY|TEXT}   the text, unless the fact is 无; {!KEY|TEXT} the text only where it is 无
 *   %toc TEXT     the line for each paper with a NUMBER: {{序}} {{题名}} {{文号}} {{日期}} {{页}}
 */
#include "figures.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_FACTS = 600, MAX_PAPERS = 60, MAX_DEPTH = 12, N_COLUMNS = 4 };

struct fact {
    const char *key;
    const char *value;
};

struct facts {
    struct fact all[MAX_FACTS];
    size_t n;
};

struct paper {
    char *columns[N_COLUMNS]; /* name, key, number, date; "" where there is none */
    char *text;
};

struct layout {
    struct paper papers[MAX_PAPERS];
    size_t n;
};

struct job {
    struct facts facts;
    struct layout layout;
};

static _Noreturn void die(const char *what, const char *detail)
{
    fprintf(stderr, "render: %s: %s\n", what, detail);
    exit(EXIT_FAILURE);
}

static char *must(char *text)
{
    if (text == NULL)
        die("memory", "none left");
    return text;
}

/* The whole file with a NUL behind it; the caller frees it. */
static char *load(const char *path)
{
    FILE *in = fopen(path, "rb");
    char *data = NULL;
    size_t n = 0;

    if (in == NULL || (getdelim(&data, &n, '\0', in) < 0 && ferror(in)))
        die(path, "can't be read");
    (void)fclose(in); /* only read */
    return must(data);
}

static char *trim(char *text)
{
    char *end = text + strlen(text);

    while (*text == ' ')
        text++;
    while (end > text && end[-1] == ' ')
        *--end = '\0';
    return text;
}

static const char *find_fact(const struct facts *facts, const char *key)
{
    for (size_t i = facts->n; i > 0; i--) {
        if (strcmp(facts->all[i - 1].key, key) == 0)
            return facts->all[i - 1].value;
    }
    return NULL;
}

/* Keeps pointers into the text. */
static void add_facts(struct facts *facts, char *text, const char *separator)
{
    char *rest = NULL;

    for (char *line = strtok_r(text, separator, &rest); line != NULL;
         line = strtok_r(NULL, separator, &rest)) {
        char *equals = strchr(line, '=');

        if (*line == '#')
            continue;
        if (equals == NULL || facts->n == MAX_FACTS)
            die("no fact, or one too many", line);
        *equals = '\0';
        facts->all[facts->n++] = (struct fact){trim(line), trim(equals + 1)};
    }
}

static void begin_paper(struct layout *layout, char *header)
{
    struct paper *paper = &layout->papers[layout->n++];
    char *rest = header;

    if (layout->n == MAX_PAPERS)
        die("too many papers", header);
    for (size_t i = 0; i < N_COLUMNS; i++) {
        char *column = strsep(&rest, "|");

        paper->columns[i] = trim(column == NULL ? strchr(header, '\0') : column);
    }
}

/* Keeps pointers into the text. */
static void parse_layout(struct layout *layout, char *text)
{
    static const char mark[] = "=== ";
    char *at = strstr(text, mark);

    while (at != NULL) {
        char *header = at + strlen(mark);
        char *end = strchr(header, '\n');

        if (end == NULL)
            die("a paper without a text", header);
        *end = '\0';
        begin_paper(layout, header);
        layout->papers[layout->n - 1].text = end + 1;
        at = strstr(end + 1, "\n=== ");
        if (at != NULL) {
            at[0] = '\0';
            at++;
        }
    }
}

/* Behind the brace that closes the one before text. */
static const char *find_close(const char *text)
{
    int depth = 1;

    for (; *text != '\0'; text++) {
        if (*text == '{')
            depth++;
        if (*text == '}' && --depth == 0)
            return text + 1;
    }
    die("a brace is not closed", text);
}

static bool is_absent(const struct facts *facts, const char *key)
{
    const char *value = find_fact(facts, key);

    return value != NULL && strcmp(value, "无") == 0;
}

static char *expand(const struct facts *facts, const char *text, size_t n, int depth);

/* name is KEY or KEY:FILTER. The caller frees the result. */
static char *fact_text(const struct facts *facts, char *name, int depth)
{
    char *filter = strchr(name, ':');
    const char *value;
    char *plain;
    char *written;

    if (filter != NULL)
        *filter++ = '\0';
    value = find_fact(facts, name);
    if (value == NULL)
        die("no such fact", name);
    plain = expand(facts, value, strlen(value), depth);
    written = must(figures_write(plain, filter == NULL ? "" : filter));
    free(plain);
    return written;
}

/* at stands behind a "{"; what it stands for is written, and where it ends is returned. */
static const char *put_brace(const struct facts *facts, FILE *out, const char *at, int depth)
{
    const char *end = find_close(at);
    bool is_fact = *at == '{';
    const char *stop = is_fact ? end - 2 : strchr(at, '|');
    char *name;
    char *text = NULL;

    if (stop == NULL || stop >= end || stop <= at)
        die("no fact, no choice", at);
    name = must(strndup(at + 1, (size_t)(stop - at) - 1));
    if (is_fact)
        text = fact_text(facts, name, depth);
    else if (is_absent(facts, name) == (*at == '!'))
        text = expand(facts, stop + 1, (size_t)(end - stop) - 2, depth);
    if (text != NULL)
        (void)fputs(text, out);
    free(text);
    free(name);
    return end;
}

static char *expand(const struct facts *facts, const char *text, size_t n, int depth)
{
    char *data = NULL;
    size_t size;
    FILE *out = open_memstream(&data, &size);
    const char *end = text + n;

    if (out == NULL || depth == MAX_DEPTH)
        die("too deep", text);
    while (text < end) {
        if (*text == '{' && text + 1 < end && strchr("{?!", text[1]) != NULL)
            text = put_brace(facts, out, text + 1, depth + 1);
        else
            (void)fputc(*text++, out);
    }
    if (fclose(out) != 0)
        die("memory", "none left");
    return data;
}

static void put_text(const struct facts *facts, FILE *out, const char *text)
{
    char *done = expand(facts, text, strlen(text), 0);

    (void)fputs(done, out);
    free(done);
}

static bool is_left_out(const struct job *job, const struct paper *paper)
{
    return is_absent(&job->facts, paper->columns[1]);
}

static bool is_listed(const struct job *job, const struct paper *paper)
{
    const char *missing = find_fact(&job->facts, "目录漏");

    return *paper->columns[2] != '\0' && !is_left_out(job, paper) &&
           (missing == NULL || strcmp(missing, paper->columns[1]) != 0);
}

/* A row of the list of papers for each one. Pages count on by one, but go back at the row of the
 * fact 目录跳.
 */
static void put_list(struct job *job, FILE *out, const char *row)
{
    const char *jump = find_fact(&job->facts, "目录跳");
    int page = 0;
    size_t n_facts = job->facts.n;

    for (size_t i = 0, n = 1; i < job->layout.n; i++) {
        const struct paper *paper = &job->layout.papers[i];
        char number[16];
        char pages[16];

        if (!is_listed(job, paper))
            continue;
        (void)snprintf(number, sizeof(number), "%zu", n++);
        page += jump != NULL && strcmp(jump, number) == 0 ? -2 : 1;
        (void)snprintf(pages, sizeof(pages), "%d", page);
        job->facts.all[n_facts] = (struct fact){"序", number};
        job->facts.all[n_facts + 1] = (struct fact){"题名", paper->columns[0] + 2};
        job->facts.all[n_facts + 2] = (struct fact){"文号", paper->columns[2]};
        job->facts.all[n_facts + 3] = (struct fact){"日期", paper->columns[3]};
        job->facts.all[n_facts + 4] = (struct fact){"页", pages};
        job->facts.n = n_facts + 5;
        put_text(&job->facts, out, row);
        (void)fputc('\n', out);
        job->facts.n = n_facts;
    }
}

static void put_paper(struct job *job, FILE *out, const struct paper *paper)
{
    static const char list_mark[] = "%toc ";
    char *text = must(strdup(paper->text));
    char *list = strstr(text, list_mark);
    char *behind;

    if (list == NULL) {
        put_text(&job->facts, out, text);
    } else {
        behind = strchr(list, '\n');
        *list = '\0';
        if (behind != NULL)
            *behind++ = '\0';
        put_text(&job->facts, out, text);
        put_list(job, out, list + strlen(list_mark));
        put_text(&job->facts, out, behind == NULL ? "" : behind);
    }
    (void)fputc('\n', out);
    free(text);
}

/* Each paper in a file of its own in the folder, or all in the one file. */
static void put_papers(struct job *job, const char *path, bool is_one_file)
{
    FILE *out = is_one_file ? fopen(path, "wb") : NULL;
    size_t n_put = 0;

    for (size_t i = 0; i < job->layout.n; i++) {
        const struct paper *paper = &job->layout.papers[i];
        char name[4096];

        if (is_left_out(job, paper))
            continue;
        if (is_one_file && n_put++ > 0 && out != NULL)
            (void)fputs("---\n", out);
        if (!is_one_file) {
            (void)snprintf(name, sizeof(name), "%s/%s.txt", path, paper->columns[0]);
            out = fopen(name, "wb");
        }
        if (out == NULL)
            die(path, "can't be written");
        put_paper(job, out, paper);
        if (!is_one_file && fclose(out) != 0)
            die(path, "can't be written");
    }
    if (is_one_file && out != NULL && fclose(out) != 0)
        die(path, "can't be written");
}

int main(int argc, char **argv)
{
    static struct job job;
    char *layout;

    if (argc < 6 || (strcmp(argv[1], "folder") != 0 && strcmp(argv[1], "file") != 0))
        die("usage", "render folder|file OUT LAYOUT EDITS FACTS...");
    layout = load(argv[3]);
    parse_layout(&job.layout, layout);
    for (int i = 5; i < argc; i++)
        add_facts(&job.facts, load(argv[i]), "\n");
    add_facts(&job.facts, argv[4], ";");
    put_papers(&job, argv[2], strcmp(argv[1], "file") == 0);
    free(layout);
    return EXIT_SUCCESS;
}
