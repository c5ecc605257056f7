const root = document.documentElement;

/* Packed parts: languages and fonts, deflated and in base64, in inert
 * elements. What is not read is not unpacked. */

const parts = new Map(); /* tag -> element of the language, its screens apart */

/* A plain loop: a function for each of half a million letters takes a slow
 * device a second. */
function bytesOf(text) {
  if ("fromBase64" in Uint8Array) {
    return Uint8Array.fromBase64(text);
  }
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place++) {
    bytes[place] = letters.charCodeAt(place);
  }
  return bytes;
}

async function unpack(element) {
  const stream = new Blob([bytesOf(element.textContent)]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}

/* Fonts: "start" for the first screen, else the tag of a language. */
async function loadFonts(when) {
  const blocks = [...document.querySelectorAll("script.font")].filter((block) => block.dataset.when === when);
  await Promise.all(blocks.map(async (block) => {
    block.dataset.when = "";
    const face = new FontFace(block.dataset.family, await unpack(block), {
      weight: block.dataset.weight,
      sizeAdjust: `${block.dataset.size}%`
    });
    document.fonts.add(await face.load());
  }));
}

/* The element of a language with its screens taken out: only the one that is
 * read is in the document. */
async function loadLanguage(tag) {
  if (!parts.has(tag)) {
    const block = document.querySelector(`script.text[data-tag="${CSS.escape(tag)}"]`);
    const template = document.createElement("template");
    template.innerHTML = new TextDecoder().decode(await unpack(block));
    const element = template.content.firstElementChild;
    const screens = new Map();
    for (const screen of element.querySelectorAll(".screen")) {
      screens.set(screen.dataset.name, screen);
      screen.remove();
    }
    parts.set(tag, { tag, element, screens });
  }
  await loadFonts(tag);
  return parts.get(tag);
}
