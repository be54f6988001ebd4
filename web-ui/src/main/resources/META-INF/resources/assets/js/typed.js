// What stands in the fields of a form: read, put back, compared, and named as people read it.

/** By name, and for boxes by value, too, as several may have one name. */
function keyOf(control) {
    return control.type === 'checkbox' ? `${control.name}=${control.value}` : control.name;
}

function controlsOf(form) {
    return [...form.querySelectorAll('input[name], select[name], textarea[name]')];
}

function valueOf(control) {
    return control.type === 'checkbox' ? control.checked : control.value;
}

/** @returns {Object<string, string | boolean>} can be kept as JSON */
export function typedIn(form) {
    return Object.fromEntries(controlsOf(form).map((it) => [keyOf(it), valueOf(it)]));
}

/** Fields that are not named stay as they are. What depends on a box hears of its change. */
export function fillIn(form, values) {
    for (const control of controlsOf(form)) {
        const value = values[keyOf(control)];
        if (value === undefined || value === valueOf(control)) {
            continue;
        }
        if (control.type === 'checkbox') {
            control.checked = value;
        } else {
            offer(control, value);
            control.value = value;
        }
        control.dispatchEvent(new Event('change', { bubbles: true }));
    }
}

/** What was chosen elsewhere may not be among the choices here. */
function offer(control, value) {
    if (control.localName === 'select' && ![...control.options].some((it) => it.value === value)) {
        control.append(new Option(value, value));
    }
}

/** What was changed here since the base, and what was changed there otherwise. */
export function joined(mine, base, theirs) {
    return Object.fromEntries(Object.entries(mine).map(([key, value]) => [key, value === base[key] ? theirs[key] : value]));
}

/** What differs: {name, mine, theirs}, in the words of the labels and choices; boxes are true or false. */
export function differences(form, other) {
    const others = new Map(controlsOf(other).map((it) => [keyOf(it), it]));
    return controlsOf(form)
        .map((it) => ({ name: labelOf(it), mine: wordOf(it), theirs: wordOf(others.get(keyOf(it))) }))
        .filter(({ mine, theirs }) => mine !== theirs);
}

function wordOf(control) {
    return control.selectedOptions?.[0]?.textContent ?? valueOf(control);
}

function labelOf(control) {
    return control.labels[0]?.textContent ?? control.name;
}
