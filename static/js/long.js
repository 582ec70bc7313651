// While something long runs, its words and its bar are kept up to date; when it is over, the page shows what came of it.
const EVERY_MS = 1000;
const long = document.querySelector("[data-long]");

async function lookAgain() {
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[data-long]");
    if (!now) {
      location.reload();
      return;
    }
    long.replaceChildren(...now.childNodes);
  } catch {
    // The server may be away for a moment; the work goes on when it is back.
  }
  setTimeout(lookAgain, EVERY_MS);
}

if (long) setTimeout(lookAgain, EVERY_MS);
