/* SPDX-License-Identifier: Apache-2.0
 *
 * JSON written straight into a buffer: commas and escapes are its business, structure the caller's.
 */
#ifndef AJ_JSON_H
#define AJ_JSON_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

struct aj_json {
    struct aj_buffer *out;
    bool needs_comma;
};

void aj_json_init(struct aj_json *json, struct aj_buffer *out);
/* key may be NULL inside an array. */
void aj_json_open_object(struct aj_json *json, const char *key);
void aj_json_close_object(struct aj_json *json);
void aj_json_open_array(struct aj_json *json, const char *key);
void aj_json_close_array(struct aj_json *json);
/* Control and bidirectional characters are escaped. */
void aj_json_str(struct aj_json *json, const char *key, struct aj_str value);
void aj_json_text(struct aj_json *json, const char *key, const char *value);
/* null for the empty string. */
void aj_json_str_or_null(struct aj_json *json, const char *key, struct aj_str value);
void aj_json_int(struct aj_json *json, const char *key, int64_t value);
void aj_json_bool(struct aj_json *json, const char *key, bool value);
void aj_json_null(struct aj_json *json, const char *key);

#endif
