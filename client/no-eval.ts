/**
 * The page's security policy forbids building functions from text. The schemas come with the forms, after all this; here
 * they find, as soon as the first of them is made, that they need not try.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
