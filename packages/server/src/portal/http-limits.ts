/** Largest form in bytes: a long complaint in Kazakh, each letter six bytes of a form. */
export const FORM_LIMIT = 1_048_576;

/** Most fields of one form. */
export const MOST_FIELDS = 5000;
