/* SPDX-License-Identifier: Apache-2.0
 *
 * Loading rule sets: one that is right, and the same with one slip of every sort, each reported
 * with its file, its line and the nearest known name.
 */
#include "kit.h"

#include "base/buffer.h"

#include <stdio.h>
#include <string.h>

enum { DOCUMENTS, LAWS, PACK, PROFILE, N_FILES };

static const char *const good[N_FILES] = {
    [DOCUMENTS] =
        "<documents>\n"
        "<document kind='决定书' stage='decided'>\n"
        "<title>处罚决定书</title><file pattern='决定'/>\n"
        "<field name='当事人' type='name'><label>当事人</label></field>\n"
        "<field name='日期' type='date'><signoff/></field>\n"
        "<field name='文号' type='number'><pattern>第(?&lt;value&gt;.+)号</pattern></field>\n"
        "<group name='意见' label='负责人意见'><field name='意见'/></group>\n"
        "</document>\n"
        "<document kind='回证'><field name='文书'/><serves name='文书'/></document>\n"
        "<document kind='重大决定书' also='决定书'/>\n"
        "</documents>\n",
    [LAWS] = "<laws>\n"
             "<law id='行政处罚法' title='中华人民共和国行政处罚法'>\n"
             "<edition from='2009-08-27' until='2021-07-15' last-article='64'/>\n"
             "<edition from='2021-07-15' last-article='86'/>\n"
             "<renumbered at='2021-07-15' map='31:44 32:44,45'/>\n"
             "</law>\n"
             "<law id='旧法' title='旧法' of='行政处罚法'/>\n"
             "</laws>\n",
    [PACK] =
        "<pack id='k' title='k' version='1' type='penalty-general'>\n"
        "<fact name='案件/决定日期' type='date' from='决定书/日期'/>\n"
        "<define name='有决定'><has document='决定书'/></define>\n"
        "<rule id='CF-61' items='C72' title='一' since='2021-07-15' mendable='no'\n"
        "  day='案件/决定日期' status='active'>\n"
        "<basis law='行政处罚法' article='61'/>\n"
        "<when><use define='有决定'/></when>\n"
        "<check><filled fields='决定书/当事人 决定书/意见/意见'/>\n"
        "<within from='决定书/日期' to='案件/决定日期' limit='param:天数' unit='day'/></check>\n"
        "<fail>没有写。</fail><remedy>补正。</remedy>\n"
        "</rule>\n"
        "<rule id='CF-62' title='二' mendable='yes' each='回证'>\n"
        "<check><has document='决定书' min='1'/><filled fields='./文书'/></check>\n"
        "</rule>\n"
        "</pack>\n",
    [PROFILE] = "<profile id='p' title='p' version='1'>\n"
                "<param name='天数' value='7' since='2020-01-01'/>\n"
                "<use pack='k'/>\n"
                "<grade title='合格' from='60'/><grade title='不合格' from='0'/>\n"
                "<veto effect='fail'><rule ref='CF-61'/></veto>\n"
                "<sheet when='penalty-general' full='10'><section title='s' points='10'>\n"
                "<item id='C1' title='t' points='4'><part points='4' rules='CF-61'/></item>\n"
                "<item id='C2' title='t' points='6'><part points='6' rules='CF-62'/></item>\n"
                "</section></sheet>\n"
                "</profile>\n",
};

/* One slip: a replacement in one file, the line it is reported at, and words of the message, parted
 * by "|". A tag over several lines is told by its last, an element left open by its own. */
static const struct {
    int file;
    const char *from;
    const char *to;
    int line;
    const char *words;
} slips[] = {
    /* what may stand where */
    {DOCUMENTS, "<title>处罚决定书</title>", "<titl>处罚决定书</titl>", 3, "titl|title"},
    {DOCUMENTS, "<documents>", "<dokuments>", 1, "dokuments|documents"},
    {DOCUMENTS, "</documents>", "<document kind='x'><zzz/></document></documents>", 11, "zzz"},
    {PACK, "<remedy>补正。</remedy>", "<remdy>补正。</remdy>", 10, "remdy|remedy"},
    {PACK, "<filled fields=", "<fild fields=", 8, "fild|filled"},
    {PACK, "<has document='决定书' min='1'/>", "<any><hs document='决定书'/></any>", 13, "hs|has"},
    {PACK, "<has document='决定书' min='1'/>", "<any/>", 13, "any"},
    {PACK, "<has document='决定书' min='1'/>", "<has document='决定书'><person ask='x'/></has>", 13,
     "has"},
    {PACK, "<when>", "<when><when/>", 7, "when"},
    {DOCUMENTS, "kind='回证'", "knd='回证'", 9, "knd|kind"},
    {PACK, "mendable='yes'", "mendabel='yes'", 12, "mendabel|mendable"},
    {PACK, "fields='./文书'", "field='./文书'", 13, "field|fields"},
    {PACK, "<rule id='CF-62' title='二'", "<rule id='CF-62'", 12, "title"},
    {PROFILE, "<use pack='k'/>", "<use/>", 3, "pack"},
    /* names that lead nowhere */
    {PACK, "<has document='决定书' min='1'/>", "<has document='绝定书'/>", 13, "绝定书|决定书"},
    {PACK, "<has document='决定书' min='1'/>", "<has document='某某表'/>", 13, "某某表"},
    {PACK, "决定书/当事人", "决定书/当事入", 8, "当事入|当事人|决定书"},
    {PACK, "决定书/意见/意见", "决定书/意见/意贝", 8, "意见/意贝|意见/意见"},
    {PACK, "决定书/意见/意见", "决定书", 8, "决定书|文书/字段"},
    {PACK, "to='案件/决定日期'", "to='案件/决定曰期'", 9, "案件/决定曰期|案件/决定日期"},
    {PACK, "from='决定书/日期'/>", "from='决定书/曰期'/>", 2, "曰期|日期"},
    {PACK, "day='案件/决定日期'", "day='案件/决定日'", 5, "案件/决定日|案件/决定日期"},
    {PACK, "<basis law='行政处罚法'", "<basis law='行政处法'", 6, "行政处法|行政处罚法"},
    {PACK, "each='回证'", "each='回执'", 12, "回执"},
    {PACK, "<use define='有决定'/>", "<use define='有决'/>", 7, "有决"},
    {PACK, "fields='./文书'", "fields='./文数'", 13, "文数"},
    {PACK, "决定书/当事人", "./当事人", 8, "each"},
    {PACK, "<has document='决定书' min='1'/>", "<has document='回证[绝定书]'/>", 13,
     "绝定书|决定书"},
    {PACK, "<has document='决定书' min='1'/>", "<has document='回证[决定书'/>", 13, "回证[决定书"},
    {PACK, "param:天数", "param:天书", 9, "天书"},
    {PROFILE, "ref='CF-61'", "ref='CF-6l'", 5, "CF-6l|CF-61"},
    {PROFILE, "rules='CF-62'", "rules='CF-62 CF-99'", 8, "CF-99"},
    {PROFILE, "pack='k'", "pack='m'", 3, "m"},
    {PACK, "<pack id='k'", "<pack include='m' id='k'", 1, "m"},
    {PROFILE, "version='1'>", "version='1' extends='q'>", 1, "q"},
    {DOCUMENTS, "also='决定书'", "also='决订书'", 10, "决订书"},
    {DOCUMENTS, "<serves name='文书'/>", "<serves name='文件'/>", 9, "文件"},
    {DOCUMENTS, "type='number'", "type='nummber'", 6, "nummber"},
    {DOCUMENTS, "stage='decided'", "stage='decide'", 2, "decide"},
    {PACK, "type='date'", "type='day'", 2, "day"},
    /* values that are none */
    {PACK, "since='2021-07-15'", "since='2021-7-15'", 5, "since|2021-7-15"},
    {PACK, "since='2021-07-15'", "since='2021-02-30'", 5, "since|2021-02-30"},
    {PACK, "min='1'", "min='two'", 13, "min|two"},
    {PACK, "unit='day'", "unit='days'", 9, "days|day"},
    {PACK, "status='active'", "status='actve'", 5, "actve|active"},
    {PACK, "mendable='yes'", "mendable='maybe'", 12, "maybe|yes no"},
    {PACK, "<filled fields=", "<filled printed='ja' fields=", 8, "printed|ja|yes no"},
    {PROFILE, "full='10'", "full='10' na='rescal'", 6, "rescal|full rescale"},
    {PACK, "<has document='决定书' min='1'/>", "<has document='*'/>", 13, "document"},
    {PACK, "<has document='决定书' min='1'/>", "<filled fields='*/当事入'/>", 13, "当事入"},
    {PACK, "<has document='决定书' min='1'/>", "<pairs key='决定书/当事人' value=''/>", 13,
     "key|value"},
    {PACK, "<has document='决定书' min='1'/>", "<listed catalogue='决定书' what='titles'/>", 13,
     "决定书|lists"},
    {PACK, "<has document='决定书' min='1'/>", "<listed catalogue='决定书' what='title'/>", 13,
     "title|titles"},
    {PACK, "limit='param:天数'", "limit='seven'", 9, "seven"},
    {LAWS, "from='2021-07-15'", "from='2021-07'", 4, "from|2021-07"},
    {LAWS, "last-article='86'", "last-article='x'", 4, "last-article|x"},
    {LAWS, "31:44", "31=44", 5, "map|31=44"},
    {LAWS, "31:44", "31:", 5, "map|31:"},
    {LAWS, "44,45", "44,x", 5, "map|32:44,x"},
    {LAWS, "of='行政处罚法'", "of='处罚'", 7, "of|处罚"},
    {LAWS, "of='行政处罚法'", "of='旧法'", 7, "of|旧法"},
    {PROFILE, "since='2020-01-01'", "since='2020'", 2, "since|2020"},
    {PROFILE, "<part points='4'", "<part points='four'", 7, "points|four"},
    {PROFILE, "effect='fail'", "effect='null'", 5, "null|zero"},
    {PROFILE, "rules='CF-62'", "rules='CF-62' deduct='1-5'", 8, "1-5"},
    {DOCUMENTS, "<file pattern='决定'/>", "<file pattern='(决定'/>", 3, "正则表达式|3"},
    {DOCUMENTS, "第(?&lt;value&gt;.+)号", "第(?&lt;value&gt;.+号", 6, ""},
    {PACK, "<has document='决定书' min='1'/>", "<match field='决定书/日期' pattern='['/>", 13,
     "pattern"},
    {PACK, "<has document='决定书' min='1'/>", "<order>决定书/日期</order>", 13, "order"},
    {PACK, "<has document='决定书' min='1'/>", "<order>决定书/日期 > 决定书/日期</order>", 13,
     ">|<"},
    {PACK, "<has document='决定书' min='1'/>", "<compare field='决定书/日期' op='more' to='1'/>",
     13, "more"},
    {PACK, "<has document='决定书' min='1'/>", "<valid field='决定书/文号' as='number'/>", 13,
     "number"},
    /* points that don't add up: item, section, sheet */
    {PROFILE, "<part points='4'", "<part points='3.5'", 7, "3.5|4"},
    {PROFILE, "points='10'>", "points='11'>", 6, "10|11"},
    {PROFILE, "full='10'", "full='20'", 6, "10|20"},
    {PROFILE, "effect='fail'", "effect='cap:良'", 1, "良"},
    {PROFILE, "</profile>", "<tailor rule='CF-6l' off='yes'/></profile>", 10, "CF-6l|CF-61"},
    {PACK, "<fail>没有写。</fail>", "<example verdict='passes'/>", 10, "passes|pass"},
    {PACK, "<fail>没有写。</fail>",
     "<example verdict='pass'><document kind='回证' unread='ja'/></example>", 10, "unread|ja"},
    {PACK, "<fail>没有写。</fail>",
     "<example verdict='pass'><document kind='回证'><field name='文书' state='unred'/></document>"
     "</example>",
     10, "state|unred"},
    {PROFILE, "<part points='4'", "<part per='occurence' points='4'", 7, "per|occurence"},
    {PROFILE, "id='C1'", "id='C1' open='kept'", 7, "open|kept"},
    {PACK, "<has document='决定书' min='1'/>",
     "<after from='决定书/日期' to='决定书/日期' limit='1' unit='day' edge='ture'/>", 13,
     "edge|ture"},
    /* twice the same */
    {PACK, "id='CF-62'", "id='CF-61'", 12, "CF-61|5"},
    {PACK, "<define name", "<fact name='案件/决定日期' type='date'/><define name", 3,
     "fact|案件/决定日期|第2行"},
    {PACK, "<rule id='CF-61'",
     "<define name='有决定'><has document='决定书'/></define><rule id='CF-61'", 4,
     "define|有决定|第3行"},
    {PROFILE, "version='1'>", "version='1' extends='p'>", 1, "p"},
    {DOCUMENTS, "kind='回证'", "kind='决定书'", 9, "决定书"},
    {DOCUMENTS, "<field name='文号'", "<field name='日期'", 6, "日期"},
    {LAWS, "</laws>", "<law id='行政处罚法' title='x'/></laws>", 8, "行政处罚法"},
    /* what a rule must have */
    {PACK, "mendable='yes'", "", 12, "mendable"},
    {PACK, "<check><has document='决定书' min='1'/><filled fields='./文书'/></check>", "", 12,
     "check"},
    /* not XML at all, or XML that is refused */
    {PACK, "</check>\n</rule>\n</pack>", "</chek>\n</rule>\n</pack>", 13, ""},
    {LAWS, "</law>\n", "\n", 2, "第8行"},
    {PROFILE, "title='p'", "title='p", 1, ""},
};

/* The text with the first occurrence of `from` replaced. */
static const char *replaced(struct aj_buffer *out, const char *text, const char *from,
                            const char *to)
{
    const char *at = strstr(text, from);

    ck_assert_msg(at != NULL, "no %s", from);
    aj_buffer_append(out, (struct aj_str){text, (size_t)(at - text)});
    aj_buffer_append_c(out, to);
    aj_buffer_append_c(out, at + strlen(from));
    return out->data;
}

static bool has_all_words(struct aj_str message, const char *words)
{
    struct aj_str rest = aj_str_from(words);
    struct aj_str word;

    while (aj_str_next_piece(&rest, '|', &word)) {
        if (word.len > 0 && !aj_str_contains(message, word))
            return false;
    }
    return true;
}

/* Fails unless some error stands at that place and says those words. */
static void assert_error(const struct aj_ruleset *ruleset, const char *file, int line,
                         const char *words)
{
    struct aj_buffer all;

    aj_buffer_init(&all, 1 << 16);
    for (size_t i = 0; i < ruleset->errors.list.count; i++) {
        const struct aj_rule_error *error = aj_vec_at(&ruleset->errors.list, i);

        if (aj_str_ends(error->file, aj_str_from(file)) && error->line == line &&
            has_all_words(error->message, words)) {
            aj_buffer_release(&all);
            return;
        }
        aj_buffer_printf(&all, "\n  %" AJ_STR_FMT ":%d: %" AJ_STR_FMT, AJ_STR_ARG(error->file),
                         error->line, AJ_STR_ARG(error->message));
    }
    ck_abort_msg("no %s:%d: %s among:%s", file, line, words, all.data != NULL ? all.data : "");
}

START_TEST(test_ruleset_slip_is_reported_at_its_place)
{
    const char *texts[N_FILES];
    char file[32];
    struct aj_buffer changed;
    struct aj_ruleset *ruleset;

    aj_buffer_init(&changed, 1 << 16);
    memcpy(texts, good, sizeof(good));
    texts[slips[_i].file] = replaced(&changed, good[slips[_i].file], slips[_i].from, slips[_i].to);
    (void)snprintf(file, sizeof(file), "/%d.xml", slips[_i].file + 1);
    ruleset = kit_load(texts, N_FILES);
    assert_error(ruleset, file, slips[_i].line, slips[_i].words);
    aj_ruleset_free(ruleset);
    aj_buffer_release(&changed);
}
END_TEST

START_TEST(test_ruleset_without_slips_has_everything)
{
    struct aj_ruleset *ruleset = kit_rules(good, N_FILES);
    const struct aj_rule *rule = aj_ruleset_rule(ruleset, 0);
    const struct aj_profile *profile = aj_ruleset_profile(ruleset, aj_str_from("p"));

    ck_assert_uint_eq(ruleset->rules.count, 2);
    unit_assert_str(rule->id, "CF-61");
    unit_assert_str(rule->title, "一");
    unit_assert_str(rule->fail, "没有写。");
    unit_assert_str(rule->remedy, "补正。");
    ck_assert(!rule->is_mendable);
    ck_assert_int_eq(rule->status, AJ_RULE_ACTIVE);
    ck_assert_int_eq(rule->until, INT32_MAX);
    ck_assert_uint_eq(rule->items.count, 1);
    ck_assert_uint_eq(rule->check.count, 2);
    ck_assert_uint_eq(rule->basis.count, 1);
    ck_assert_ptr_eq(aj_ruleset_rule(ruleset, 1)->each.kind, kit_kind(ruleset, "回证"));
    ck_assert(aj_kind_is(kit_kind(ruleset, "重大决定书"), kit_kind(ruleset, "决定书")));
    ck_assert_ptr_nonnull(profile);
    ck_assert_uint_eq(profile->sheets.count, 1);
    ck_assert_uint_eq(profile->grades.count, 2);
    ck_assert_uint_eq(strlen(ruleset->sha256), 64);
    ck_assert_uint_eq(strlen(profile->sha256), 64);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_ruleset_kind_without_fields_is_read_as_its_base)
{
    struct aj_ruleset *ruleset = kit_rules(good, N_FILES);
    const struct aj_kind *kind = kit_kind(ruleset, "重大决定书");

    ck_assert_uint_ne(aj_kind_find_field(kind, aj_str_from("当事人")), AJ_NO_FIELD);
    ck_assert_uint_ne(kind->date_field, AJ_NO_FIELD);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_ruleset_edition_goes_by_day)
{
    struct aj_ruleset *ruleset = kit_rules(good, N_FILES);
    const struct aj_law *law = aj_map_find(&ruleset->laws, aj_str_from("行政处罚法"));
    int32_t day = aj_date_to_days((struct aj_date){2021, 7, 15, -1, -1});

    ck_assert_ptr_nonnull(law);
    ck_assert_ptr_eq(aj_map_find(&ruleset->laws, aj_str_from("中华人民共和国行政处罚法")), law);
    ck_assert_int_eq(aj_law_edition(law, day)->last_article, 86);
    ck_assert_int_eq(aj_law_edition(law, day - 1)->last_article, 64);
    ck_assert_ptr_null(aj_law_edition(law, 0));
    unit_assert_str(aj_law_renumbered(law, 32, day - 1, day), "44,45");
    unit_assert_str(aj_law_renumbered(law, 32, day, day), "");
    unit_assert_str(aj_law_renumbered(law, 1, day - 1, day), "");
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_ruleset_every_slip_of_a_file_is_reported)
{
    static const char pack[] = "<pack id='k' title='k' version='1'>\n"
                               "<rule id='A' title='a' mendable='no'>\n"
                               "<check><has document='甲表'/></check></rule>\n"
                               "<rule id='B' title='b' mendable='no' since='x'>\n"
                               "<check><has document='乙表' max='y'/></check></rule>\n"
                               "</pack>";
    const char *const texts[] = {pack};
    struct aj_ruleset *ruleset = kit_load(texts, 1);

    ck_assert_uint_eq(ruleset->errors.list.count, 4);
    assert_error(ruleset, "/1.xml", 3, "甲表");
    assert_error(ruleset, "/1.xml", 4, "since");
    assert_error(ruleset, "/1.xml", 5, "乙表");
    assert_error(ruleset, "/1.xml", 5, "max");
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_ruleset_wrong_namespace_is_said)
{
    const char *folder = kit_new_folder();
    struct aj_ruleset *ruleset;

    kit_put(folder, "a.xml", aj_str_from("<laws xmlns='urn:other'/>"));
    kit_put(folder, "b.xml", aj_str_from("<laws/>"));
    kit_put(folder, "c.txt", aj_str_from("not read"));
    ruleset = aj_ruleset_load(&folder, 1);
    assert_error(ruleset, "/a.xml", 1, AJ_RULES_NAMESPACE);
    assert_error(ruleset, "/b.xml", 1, AJ_RULES_NAMESPACE);
    ck_assert_uint_eq(ruleset->errors.list.count, 2);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_ruleset_doctype_is_refused)
{
    const char *folder = kit_new_folder();
    struct aj_ruleset *ruleset;

    kit_put(folder, "a.xml",
            aj_str_from("<!DOCTYPE laws [<!ENTITY e 'x'>]><laws xmlns='urn:anjuan:rules:1'/>"));
    ruleset = aj_ruleset_load(&folder, 1);
    assert_error(ruleset, "/a.xml", 1, "DOCTYPE");
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_ruleset_missing_folder_is_said)
{
    const char *folder = "没有这个文件夹";
    struct aj_ruleset *ruleset = aj_ruleset_load(&folder, 1);

    ck_assert_uint_eq(ruleset->errors.list.count, 1);
    aj_ruleset_free(ruleset);
}
END_TEST

/* A folder with one file of that text; name takes what it is called. */
static const char *folder_of(const char *text, char name[128])
{
    (void)snprintf(name, 128, "%s", kit_new_folder());
    kit_put(name, "a.xml", aj_str_from(text));
    return name;
}

#define RULE_A(pack, title)                                                                        \
    "<pack xmlns='urn:anjuan:rules:1' id='" pack "' title='k' version='1'>"                        \
    "<rule id='A' title='" title "' mendable='no'><check><person ask='?'/></check></rule></pack>"

START_TEST(test_ruleset_later_folder_replaces_rule_of_same_id)
{
    char names[2][128];
    const char *folders[] = {folder_of(RULE_A("k", "旧"), names[0]),
                             folder_of(RULE_A("k", "新"), names[1])};
    struct aj_ruleset *ruleset = aj_ruleset_load(folders, 2);

    kit_assert_no_errors(ruleset);
    ck_assert_uint_eq(ruleset->rules.count, 1);
    unit_assert_str(aj_ruleset_rule(ruleset, 0)->title, "新");
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_ruleset_same_id_in_two_files_of_a_folder_is_an_error)
{
    char name[128];
    const char *folder = folder_of(RULE_A("k", "一"), name);
    struct aj_ruleset *ruleset;

    kit_put(folder, "b/b.xml", aj_str_from(RULE_A("m", "二")));
    ruleset = aj_ruleset_load(&folder, 1);
    assert_error(ruleset, "/b/b.xml", 1, "A|/a.xml|第1行");
    ck_assert_uint_eq(ruleset->errors.list.count, 1);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_ruleset_extending_of_own_id_means_the_folder_before)
{
    char names[2][128];
    const char *folders[] = {
        folder_of("<profile xmlns='urn:anjuan:rules:1' id='p' title='旧' version='1'>"
                  "<param name='天数' value='7'/><param name='金额' value='1'/></profile>",
                  names[0]),
        folder_of("<profile xmlns='urn:anjuan:rules:1' id='p' title='新' version='2' extends='p'>"
                  "<param name='天数' value='9'/></profile>",
                  names[1])};
    struct aj_ruleset *ruleset = aj_ruleset_load(folders, 2);
    const struct aj_profile *profile = aj_ruleset_profile(ruleset, aj_str_from("p"));

    kit_assert_no_errors(ruleset);
    unit_assert_str(profile->title, "新");
    ck_assert_uint_eq(profile->params.count, 3);
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_ruleset_extending_profile_takes_over_all_and_its_params_win)
{
    static const char more[] = "<profile id='z' title='z' version='2' extends='p'>"
                               "<param name='天数' value='20'/></profile>";
    const char *texts[N_FILES + 1];
    struct aj_ruleset *ruleset;
    const struct aj_profile *profile;
    struct aj_eval e = {.day = 20000};

    memcpy(texts, good, sizeof(good));
    texts[N_FILES] = more;
    ruleset = kit_rules(texts, N_FILES + 1);
    profile = aj_ruleset_profile(ruleset, aj_str_from("z"));
    ck_assert_uint_eq(profile->sheets.count, 1);
    ck_assert_uint_eq(profile->vetoes.count, 1);
    e.params = &profile->params;
    unit_assert_str(aj_eval_param(&e, aj_str_from("天数")), "20");
    e.params = &aj_ruleset_profile(ruleset, aj_str_from("p"))->params;
    unit_assert_str(aj_eval_param(&e, aj_str_from("天数")), "7");
    e.day = 0;
    unit_assert_str(aj_eval_param(&e, aj_str_from("天数")), "");
    aj_ruleset_free(ruleset);
}
END_TEST

START_TEST(test_ruleset_digest_goes_by_content)
{
    struct aj_ruleset *a = kit_rules(good, N_FILES);
    struct aj_ruleset *b = kit_rules(good, N_FILES);
    struct aj_ruleset *c = kit_rules(good, 1);

    ck_assert_str_eq(a->sha256, b->sha256);
    ck_assert_str_ne(a->sha256, c->sha256);
    aj_ruleset_free(a);
    aj_ruleset_free(b);
    aj_ruleset_free(c);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("ruleset");
    TCase *slip = tcase_create("slip");
    TCase *load = tcase_create("load");

    tcase_add_loop_test(slip, test_ruleset_slip_is_reported_at_its_place, 0, AJ_COUNT(slips));
    tcase_add_test(slip, test_ruleset_every_slip_of_a_file_is_reported);
    tcase_add_test(slip, test_ruleset_wrong_namespace_is_said);
    tcase_add_test(slip, test_ruleset_doctype_is_refused);
    tcase_add_test(slip, test_ruleset_missing_folder_is_said);
    tcase_add_test(load, test_ruleset_without_slips_has_everything);
    tcase_add_test(load, test_ruleset_kind_without_fields_is_read_as_its_base);
    tcase_add_test(load, test_ruleset_edition_goes_by_day);
    tcase_add_test(load, test_ruleset_later_folder_replaces_rule_of_same_id);
    tcase_add_test(load, test_ruleset_same_id_in_two_files_of_a_folder_is_an_error);
    tcase_add_test(load, test_ruleset_extending_of_own_id_means_the_folder_before);
    tcase_add_test(load, test_ruleset_extending_profile_takes_over_all_and_its_params_win);
    tcase_add_test(load, test_ruleset_digest_goes_by_content);
    suite_add_tcase(suite, slip);
    suite_add_tcase(suite, load);
    return suite;
}

int main(void)
{
    return unit_run(suite());
}
