(() => {
  const decisions = [...document.querySelectorAll(".lines .words:not(.body)[id]")];
  const other = (id) => document.getElementById((id[0] === "p" ? "r" : "p") + id.slice(1));
  const own = (element) => element.closest && element.closest("[id^=p],[id^=r]");
  let paired = [];
  const pair = (element) => {
    paired.forEach((it) => it.classList.remove("pair"));
    paired = element ? [element, other(element.id)].filter(Boolean) : [];
    paired.forEach((it) => it.classList.add("pair"));
  };
  const go = (step) => {
    const hash = "p" + location.hash.slice(2);
    const at = decisions.findIndex((it) => it.id === hash);
    const next = decisions[at < 0 ? (step > 0 ? 0 : decisions.length - 1) : at + step];
    if (next) location.hash = next.id;
  };
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 }[event.key];
    if (step) go(step);
  });
  addEventListener("mouseover", (event) => pair(own(event.target)));
  const here = () => pair(document.getElementById(location.hash.slice(1)));
  addEventListener("hashchange", here);
  here();
})();
