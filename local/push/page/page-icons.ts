/** The app's icon: a glass of beer that bubbles. It fills its square; the look decides how the corners are cut. */
export const appIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" fill="#a65a12"/><rect width="48" height="24" fill="#b96a1b"/><g transform="translate(-5.3 -5) scale(1.22)"><path d="M14.5 15h19l-2.1 21.2A3.2 3.2 0 0 1 28.2 39h-8.4a3.2 3.2 0 0 1-3.2-2.8z" fill="#ffc94d"/><path d="M14.5 15h19l-.7 7H15.2z" fill="#ffdc8a"/><path d="M13 16.5a4 4 0 0 1 3.2-6.3 5.4 5.4 0 0 1 9.6-1.7 4.6 4.6 0 0 1 7.1 3.3 3.6 3.6 0 0 1 1.5 4.9 2.6 2.6 0 0 1-2.3 1.3H15.3a2.6 2.6 0 0 1-2.3-1.5z" fill="#fffaf0"/><g fill="#fff3d1"><circle cx="21" cy="33" r="1.7"/><circle cx="26.5" cy="28.5" r="1.4"/><circle cx="22.5" cy="24.5" r="1.1"/></g></g></svg>`

const line = (paths: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`
const solid = (paths: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="currentColor">${paths}</svg>`

/** The drawings of the page by name. They are ours: the only markup that is not made of elements by the page itself. */
export const icons: Readonly<Record<string, string>> = {
  app: appIcon,
  signal: solid(
    `<rect x="2" y="14" width="4" height="6" rx="1"/><rect x="7.5" y="11" width="4" height="9" rx="1"/><rect x="13" y="7.5" width="4" height="12.5" rx="1"/><rect x="18.5" y="4" width="4" height="16" rx="1"/>`,
  ),
  wifi: solid(
    `<path d="M12 20.5 8.6 16.3a5.3 5.3 0 0 1 6.8 0z"/><path d="M12 9.9c-2.6 0-5 .9-6.9 2.4l1.9 2.3a7.9 7.9 0 0 1 10 0l1.9-2.3A11 11 0 0 0 12 9.9z"/><path d="M12 4.5C8 4.5 4.4 5.9 1.6 8.2l1.9 2.3a13.4 13.4 0 0 1 17 0l1.9-2.3A16.4 16.4 0 0 0 12 4.5z"/>`,
  ),
  battery: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 24" fill="currentColor"><rect x="1" y="6" width="24" height="12" rx="3.8" fill="none" stroke="currentColor" stroke-opacity=".45"/><rect x="3" y="8" width="17" height="8" rx="2"/><path d="M27 10v4a2.3 2.3 0 0 0 0-4z" opacity=".5"/></svg>`,
  airplane: solid(
    `<path d="M21.5 15.8v-2l-7.8-4.9V3.7a1.6 1.6 0 0 0-3.4 0v5.2l-7.8 4.9v2l7.8-2.4v5l-2.2 1.6v1.7l3.9-1.1 3.9 1.1V20l-2.2-1.6v-5z"/>`,
  ),
  lock: solid(
    `<path d="M7 10V7.5a5 5 0 0 1 10 0V10h.5a1.9 1.9 0 0 1 1.9 1.9v7.2a1.9 1.9 0 0 1-1.9 1.9h-11a1.9 1.9 0 0 1-1.9-1.9v-7.2A1.9 1.9 0 0 1 6.5 10zm2.2 0h5.6V7.5a2.8 2.8 0 0 0-5.6 0z"/>`,
  ),
  torch: solid(
    `<path d="M7 2h10v3H7zM7 6.5h10v1.2L14.7 11v9a2 2 0 0 1-2 2h-1.4a2 2 0 0 1-2-2v-9L7 7.7zm5 6a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4z"/>`,
  ),
  camera: solid(
    `<path d="M9 4.5h6l1.5 2.3H20a2 2 0 0 1 2 2v8.9a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8.8a2 2 0 0 1 2-2h3.5zm3 4.7a4 4 0 1 0 0 8 4 4 0 0 0 0-8zm0 1.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4z"/>`,
  ),
  bell: solid(
    `<path d="M12 22a2.3 2.3 0 0 0 2.3-2.3H9.7A2.3 2.3 0 0 0 12 22zm6.5-6.5V11c0-3.2-1.9-5.7-4.9-6.3V4a1.6 1.6 0 1 0-3.2 0v.7c-3 .6-4.9 3.1-4.9 6.3v4.5l-2 2v.9h17v-.9z"/>`,
  ),
  chevron: line(`<path d="m6 9 6 6 6-6"/>`),
  fingerprint: line(
    `<path d="M4.7 5.9a9.5 9.5 0 0 1 14.6 0M5 14.5V12a7 7 0 0 1 14 0v1.5M7.5 18.5V12a4.5 4.5 0 0 1 9 0c0 2.8-.2 5-.8 7M10.2 20.5c.3-1.4-.2-6.3-.2-8.5a2 2 0 0 1 4 0c0 3.5-.3 6.5-1.2 9.5"/>`,
  ),
  check: line(`<path d="m5 12.5 4.5 4.5L19 7.5"/>`),
  skip: line(`<path d="m6 6 7 6-7 6zM17 6v12"/>`),
  pause: solid(
    `<rect x="6" y="5" width="4" height="14" rx="1"/><rect x="14" y="5" width="4" height="14" rx="1"/>`,
  ),
  alert: line(
    `<path d="M12 8.5v5M12 17h.01M10.3 3.9 2.4 17.6A2 2 0 0 0 4.1 20.5h15.8a2 2 0 0 0 1.7-2.9L13.7 3.9a2 2 0 0 0-3.4 0z"/>`,
  ),
}
