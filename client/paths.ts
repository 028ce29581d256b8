/** The URLs of the product, in one place. Query parameters that travel along are added by useGo(). */
export const paths = {
  home: '/',
  cluster: (code: string) => `/clusters/${encodeURIComponent(code)}`,
  unit: (code: string) => `/areas/${encodeURIComponent(code)}`,
  delays: '/delays',
  programmes: '/programmes',
  work: '/work',
  signIn: '/sign-in',
};

/** The map with a filter: where a number opens to its clusters. */
export const mapOf = (params: Record<string, string>): string => `/?${new URLSearchParams(params)}`;
