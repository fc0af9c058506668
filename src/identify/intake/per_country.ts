/**
 * What is made anew for each country in which numbers without one are at home (null where none is known), once: a schema
 * takes a millisecond to make, and a request should not pay for it.
 */
export function perCountry<T>(make: (country: string | null) => T): (country: string | null) => T {
  const made = new Map<string | null, T>();
  return (country) => {
    const known = made.get(country);
    if (known !== undefined) return known;
    const fresh = make(country);
    made.set(country, fresh);
    return fresh;
  };
}
