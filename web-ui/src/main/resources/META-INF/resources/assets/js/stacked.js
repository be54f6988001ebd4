// Tables that fit a phone: there the cells of a row stand below each other, and each says what its column is called.

/**
 * Gives a table, or a row that comes later, what it takes to be stacked.
 *
 * @param columns what is said before the cells; none where they say enough by themselves
 */
export function stacked(table, columns = namesOf(table)) {
    table.classList.add('stacked');
    // Roles, because cells below each other would be none.
    table.setAttribute('role', 'table');
    table.querySelectorAll('thead, tbody').forEach((it) => it.setAttribute('role', 'rowgroup'));
    [...table.rows].forEach((it) => stackedRow(it, columns));
    return table;
}

export function stackedRow(row, columns = []) {
    row.setAttribute('role', 'row');
    [...row.cells].forEach((cell, at) => {
        const isHead = cell.closest('thead') !== null;
        cell.setAttribute('role', cell.tagName === 'TD' ? 'cell' : isHead ? 'columnheader' : 'rowheader');
        // The first says whose row it is.
        if (at > 0 && columns[at] && !isHead && !cell.hasAttribute('colspan')) {
            cell.dataset.column = columns[at];
        }
    });
    return row;
}

function namesOf(table) {
    return [...table.tHead?.rows[0]?.cells ?? []].map((it) => it.textContent);
}
