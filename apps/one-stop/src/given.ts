type Given<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** Without what is undefined: shapes know absence only. */
export const given = <T extends object>(fields: T): Given<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
