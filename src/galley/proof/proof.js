(() => {
  const decisions = [...document.querySelectorAll(".lines .words:not(.body)[id]")];
  const doubts = [...document.querySelectorAll(".lines .doubt")];
  const other = (id) => document.getElementById((id[0] === "p" ? "r" : "p") + id.slice(1));
  const own = (element) => element && element.closest && element.closest("[id^=p],[id^=r]");
  const target = () => document.getElementById(location.hash.slice(1));
  let paired = [];
  const pair = (element) => {
    paired.forEach((it) => it.classList.remove("pair"));
    paired = element ? [element, other(element.id)].filter(Boolean) : [];
    paired.forEach((it) => it.classList.add("pair"));
  };
  const go = (marks, step) => {
    const at = target();
    const from = at && at.id[0] === "r" ? other(at.id) : at;
    const stands = (it, where) => !from || from.compareDocumentPosition(it) & where;
    const ahead = marks.filter((it) => stands(it, step > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING));
    const next = step > 0 ? ahead[0] : ahead[ahead.length - 1];
    if (next) location.hash = next.id;
  };
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 }[event.key];
    if (step) go(decisions, step);
    if (event.key === "d") go(doubts, 1);
  });
  addEventListener("mouseover", (event) => pair(own(event.target)));
  const here = () => pair(own(target()));
  addEventListener("hashchange", here);
  here();
})();
