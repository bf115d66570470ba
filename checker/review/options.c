/* SPDX-License-Identifier: Apache-2.0
 *
 * What a review is asked for, from the words a person gives: scoring standards, day, stage. The
 * only place of a review that looks at a clock, and only where no day was given.
 */
#include "review/review.h"

#include "base/nearest.h"

#include <time.h>

static enum aj_status add_profile(struct aj_review_options *options,
                                  const struct aj_ruleset *ruleset, struct aj_str id,
                                  struct aj_error *err)
{
    const struct aj_profile *profile = aj_ruleset_profile(ruleset, id);
    struct aj_str near;

    if (profile == NULL) {
        near = aj_nearest_in_map(&ruleset->profiles, id);
        return aj_error_set(err, AJ_SYNTAX, _("没有评查标准“%" AJ_STR_FMT "”%s%" AJ_STR_FMT),
                            AJ_STR_ARG(id), near.len > 0 ? _("，是否为 ") : "", AJ_STR_ARG(near));
    }
    if (options->profiles.count == AJ_MOST_PROFILES)
        return aj_error_set(err, AJ_SYNTAX, _("一次最多按 %d 个评查标准计分"), AJ_MOST_PROFILES);
    *(const struct aj_profile **)aj_vec_push(&options->profiles) = profile;
    return AJ_OK;
}

enum aj_status aj_review_options_profiles(struct aj_review_options *options, struct aj_arena *arena,
                                          const struct aj_ruleset *ruleset, const char *ids,
                                          struct aj_error *err)
{
    struct aj_str rest = aj_str_from(ids != NULL ? ids : AJ_DEFAULT_PROFILE);
    struct aj_str id;

    aj_vec_init(&options->profiles, arena, sizeof(const struct aj_profile *));
    while (aj_str_next_piece(&rest, ',', &id))
        AJ_TRY(add_profile(options, ruleset, id, err));
    return options->profiles.count > 0 ? AJ_OK
                                       : aj_error_set(err, AJ_SYNTAX, _("没有给出评查标准"));
}

enum aj_status aj_review_options_stage(struct aj_review_options *options, const char *code,
                                       struct aj_error *err)
{
    struct aj_str stage = aj_str_from(code);

    options->stage = AJ_STAGE_ARCHIVED;
    options->is_stage_auto = aj_str_equal_c(stage, "auto");
    if (stage.len == 0 || options->is_stage_auto)
        return AJ_OK;
    options->stage = aj_stage_find(stage);
    return options->stage != AJ_N_STAGES ? AJ_OK
                                         : aj_error_set(err, AJ_SYNTAX, _("没有阶段“%s”"), code);
}

/* Today where the machine stands. */
static bool is_today(struct aj_date *out)
{
    time_t now = time(NULL);
    struct tm parts;

    if (localtime_r(&now, &parts) == NULL)
        return false;
    *out = (struct aj_date){.year = (int16_t)(parts.tm_year + 1900),
                            .month = (int8_t)(parts.tm_mon + 1),
                            .day = (int8_t)parts.tm_mday,
                            .hour = -1,
                            .minute = -1};
    return true;
}

enum aj_status aj_review_options_as_of(struct aj_review_options *options, const char *day,
                                       struct aj_error *err)
{
    if (day == NULL)
        return is_today(&options->as_of) ? AJ_OK
                                         : aj_error_set(err, AJ_IO, _("系统没有给出今天的日期"));
    return aj_date_parse_iso(aj_str_from(day), &options->as_of)
               ? AJ_OK
               : aj_error_set(err, AJ_SYNTAX, _("评查日“%s”应写作 2026-11-23"), day);
}
