// Elements, words, and the two places where the page speaks. Text is always text: nothing is read as markup.

export function el(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && name !== "list" && name !== "form") made[name] = value;
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function say(words) {
  document.getElementById("say").textContent = words;
}

export function complain(error) {
  if (error?.name === "AbortError") return;
  const place = document.getElementById("alert");
  place.textContent = error?.message ?? "";
  place.hidden = !error;
}

// An action of a person: the button is out of use meanwhile, and what goes wrong is said.
export async function act(button, work) {
  if (button.disabled) return;
  button.disabled = true;
  complain(null);
  try {
    await work();
  } catch (error) {
    complain(error);
  } finally {
    button.disabled = false;
  }
}

export function length(seconds) {
  if (seconds < 60) return `${seconds.toFixed(seconds % 1 ? 1 : 0)} s`;
  return `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")} min`;
}

export function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

export function when(iso) {
  return new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}

// Calls `work` now and then again after every pause while the page is looked at; returns how to stop it.
export function every(milliseconds, work) {
  const stop = new AbortController();
  let timer;
  async function turn() {
    if (!document.hidden) {
      try {
        await work(stop.signal);
      } catch (error) {
        if (!stop.signal.aborted) complain(error);
      }
    }
    if (!stop.signal.aborted) timer = setTimeout(turn, milliseconds);
  }
  turn();
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
}
