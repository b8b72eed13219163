// What is fetched once a visit, and asked for again only when that failed.

const fetched = new Map()

/** What `read` makes of the answer from an address; fails where the answer does. */
export function once(url, read) {
  if (!fetched.has(url)) fetched.set(url, answer(url).then(read))
  fetched.get(url).catch(() => fetched.delete(url))
  return fetched.get(url)
}

async function answer(url) {
  const found = await fetch(url)
  if (!found.ok) throw new Error(`${found.status} for ${url}`)
  return found
}
