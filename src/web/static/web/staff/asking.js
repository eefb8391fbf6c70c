// What pages need to ask the server something of their own, and to read its answer.

export function csrfToken() {
  return JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
}

export async function documentOf(response) {
  return new DOMParser().parseFromString(await response.text(), "text/html");
}
