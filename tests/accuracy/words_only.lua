-- SPDX-License-Identifier: Apache-2.0
--
-- A pandoc filter for recall.sh: tables become the paragraphs of their cells, since the plain
-- writer prints [TABLE] for those it cannot draw; descriptions of pictures and tables, and formulas
-- as TeX, which nobody reads on the page, go.

local function add_rows(blocks, rows)
    for _, row in ipairs(rows) do
        for _, cell in ipairs(row.cells) do
            blocks:extend(cell.contents)
        end
    end
end

function Table(table_)
    local blocks = pandoc.List()
    add_rows(blocks, table_.head.rows)
    for _, body in ipairs(table_.bodies) do
        add_rows(blocks, body.head)
        add_rows(blocks, body.body)
    end
    add_rows(blocks, table_.foot.rows)
    return pandoc.Div(blocks)
end

function Image()
    return {}
end

function Math()
    return {}
end
