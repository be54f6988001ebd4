// Weeks as ISO 8601 counts them: from Monday on, the first one has the year's first Thursday.

const DAY = 86_400_000;

/** 2026-W48, in UTC. */
export function isoWeek(date) {
    const thursday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 4 - (date.getUTCDay() || 7)));
    const number = Math.ceil(((thursday - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY + 1) / 7);
    return `${thursday.getUTCFullYear()}-W${String(number).padStart(2, '0')}`;
}
