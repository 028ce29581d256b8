/** The province this installation serves: Hà Nội's code among provinces. */
export const PROVINCE = '01';

/** With what the codes of its clusters begin. */
export const CODE_PREFIX = 'HN';
