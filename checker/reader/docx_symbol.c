/* SPDX-License-Identifier: Apache-2.0
 *
 * One table for Wingdings and Wingdings 2: in the few places where both have something, the box or
 * tick is what forms use. One for Symbol, whose letters are Greek.
 */
#include "reader/docx_symbol.h"

#include "base/compiler.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

struct symbol {
    uint32_t code; /* in the font, without the 0xF000 of the private range */
    const char *text;
};

static const struct symbol wingdings[] = {
    {0xFE, AJ_DOCX_TICKED},   /* Wingdings: box with tick */
    {0x52, AJ_DOCX_TICKED},   /* Wingdings 2: box with tick */
    {0xFD, "☒"},              /* Wingdings: box with cross */
    {0x53, "☒"},              /* Wingdings 2: box with cross */
    {0xA8, AJ_DOCX_UNTICKED}, /* Wingdings: box */
    {0x6F, AJ_DOCX_UNTICKED}, /* Wingdings: box */
    {0x71, AJ_DOCX_UNTICKED}, /* Wingdings: box with a shadow */
    {0x72, AJ_DOCX_UNTICKED}, /* Wingdings: box with a shadow */
    {0xA3, AJ_DOCX_UNTICKED}, /* Wingdings 2: box */
    {0xFC, "√"},              /* Wingdings: tick */
    {0x50, "√"},              /* Wingdings 2: tick */
};

/* clang-format off */
static const struct symbol greek[] = {
    {'A', "Α"}, {'B', "Β"}, {'C', "Χ"}, {'D', "Δ"}, {'E', "Ε"}, {'F', "Φ"}, {'G', "Γ"},
    {'H', "Η"}, {'I', "Ι"}, {'J', "ϑ"}, {'K', "Κ"}, {'L', "Λ"}, {'M', "Μ"}, {'N', "Ν"},
    {'O', "Ο"}, {'P', "Π"}, {'Q', "Θ"}, {'R', "Ρ"}, {'S', "Σ"}, {'T', "Τ"}, {'U', "Υ"},
    {'V', "ς"}, {'W', "Ω"}, {'X', "Ξ"}, {'Y', "Ψ"}, {'Z', "Ζ"},
    {'a', "α"}, {'b', "β"}, {'c', "χ"}, {'d', "δ"}, {'e', "ε"}, {'f', "φ"}, {'g', "γ"},
    {'h', "η"}, {'i', "ι"}, {'j', "ϕ"}, {'k', "κ"}, {'l', "λ"}, {'m', "μ"}, {'n', "ν"},
    {'o', "ο"}, {'p', "π"}, {'q', "θ"}, {'r', "ρ"}, {'s', "σ"}, {'t', "τ"}, {'u', "υ"},
    {'v', "ϖ"}, {'w', "ω"}, {'x', "ξ"}, {'y', "ψ"}, {'z', "ζ"},
    {'-', "−"}, {'@', "≅"}, {'^', "⊥"}, {'~', "∼"}, {'\\', "∴"}, {'\"', "∀"}, {'$', "∃"},
    {0xA1, "ϒ"}, {0xA6, "ƒ"}, {0xC0, "ℵ"}, {0xC1, "ℑ"}, {0xC2, "ℜ"}, {0xC5, "⊕"}, {0xC4, "⊗"},
    {0xA2, "′"}, {0xA3, "≤"}, {0xA5, "∞"}, {0xAC, "←"}, {0xAD, "↑"}, {0xAE, "→"}, {0xAF, "↓"},
    {0xB0, "°"}, {0xB1, "±"}, {0xB2, "″"}, {0xB3, "≥"}, {0xB4, "×"}, {0xB5, "∝"}, {0xB6, "∂"},
    {0xB7, "•"}, {0xB8, "÷"}, {0xB9, "≠"}, {0xBA, "≡"}, {0xBB, "≈"}, {0xBC, "…"}, {0xC6, "∅"},
    {0xC7, "∩"}, {0xC8, "∪"}, {0xCE, "∈"}, {0xD0, "∠"}, {0xD1, "∇"}, {0xD5, "∏"}, {0xD6, "√"},
    {0xD7, "⋅"}, {0xDE, "⇒"}, {0xE5, "∑"}, {0xF2, "∫"},
};
/* clang-format on */

static const struct {
    const struct symbol *symbols;
    size_t n;
} fonts[] = {
    [AJ_DOCX_FONT_TEXT] = {wingdings, AJ_COUNT(wingdings)},
    [AJ_DOCX_FONT_WINGDINGS] = {wingdings, AJ_COUNT(wingdings)},
    [AJ_DOCX_FONT_SYMBOL] = {greek, AJ_COUNT(greek)},
};

enum aj_docx_font aj_docx_font_of(struct aj_str name)
{
    if (name.len >= 9 && strncasecmp(name.ptr, "Wingdings", 9) == 0)
        return AJ_DOCX_FONT_WINGDINGS;
    if (name.len == 6 && strncasecmp(name.ptr, "Symbol", 6) == 0)
        return AJ_DOCX_FONT_SYMBOL;
    return AJ_DOCX_FONT_TEXT;
}

struct aj_str aj_docx_symbol(enum aj_docx_font font, uint32_t character)
{
    if (character >= 0xF000 && character <= 0xF0FF)
        character -= 0xF000;
    else if (font == AJ_DOCX_FONT_TEXT)
        return AJ_STR_EMPTY;
    for (size_t i = 0; i < fonts[font].n; i++) {
        if (fonts[font].symbols[i].code == character)
            return aj_str_from(fonts[font].symbols[i].text);
    }
    return AJ_STR_EMPTY;
}

struct aj_str aj_docx_symbol_text(struct aj_arena *arena, struct aj_str font, uint32_t character)
{
    struct aj_str text = aj_docx_symbol(aj_docx_font_of(font), character);
    char bytes[4];

    if (text.len > 0)
        return text;
    /* Symbol has the signs of ASCII that no row names, at their places. */
    if (aj_docx_font_of(font) == AJ_DOCX_FONT_SYMBOL && character > 0xF020 && character < 0xF07F)
        character -= 0xF000;
    if (character < 0x20 || character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF))
        return AJ_STR_EMPTY;
    return aj_arena_dup(arena, (struct aj_str){bytes, aj_utf8_put(bytes, character)});
}

uint32_t aj_docx_hexadecimal(struct aj_str digits)
{
    uint32_t number = 0;

    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.ptr[i];
        uint32_t digit;

        if (c >= '0' && c <= '9')
            digit = (uint32_t)(c - '0');
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            digit = (uint32_t)((c | 0x20) - 'a' + 10);
        else
            return 0;
        number = number * 16 + digit;
        if (number > 0x10FFFF)
            return 0;
    }
    return number;
}
