// What a person does with the page, and what must be there then. Uses the page, knows its names.
"use strict";
(() => {
  const failed = [];
  let count = 0;
  const expect = (words, holds) => { count++; if (!holds) failed.push(words); };
  const press = (key, target = document.body) =>
    target.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
  const text = id => document.getElementById(id).textContent;
  const stop = () => +document.body.dataset.stop;

  expect("it begins at the start", stop() === 0 && text("place").startsWith("Step 0 of 10"));
  expect("at the start one cannot go back", document.getElementById("back").disabled);
  for (let i = 0; i < 5; i++) press("ArrowRight");
  expect("Right goes five steps", stop() === 5);
  expect("the sentence says what ran", text("story").includes("Task-3, fetch('bob', 0.1), went on"));
  expect("and why", text("story").includes("its sleep(0.1) was over"));
  expect("and what comes", text("story").includes("Next: gather counts Task-3"));
  const current = document.querySelectorAll("#source [aria-current]");
  expect("one line is current", current.length === 1 && current[0].textContent.includes("return name"));
  expect("who waits stands in the margin",
    [...document.querySelectorAll("#source .waits")].some(margin => margin.textContent === "2,4"));
  expect("the ready queue holds what comes", text("ready").includes("iteration 5gather counts Task-3"));
  expect("two timers are set", document.querySelectorAll("#timers li").length === 2 &&
    text("timers").startsWith("0.200 s, in 0.100 s: wakes Task-4"));
  expect("the output stands with its task", /Task-3 +got bob/.test(text("output")));
  expect("the task that ran is marked",
    document.querySelector("#tasks tr.now").textContent.includes("done, 'BOB'"));
  expect("lanes speak", document.querySelector("#tasks tr.now svg").getAttribute("aria-label")
    === "ran 2 steps, waited 0.100 s");

  press("ArrowLeft");
  expect("Left goes back", stop() === 4 && !text("output").includes("got bob"));
  press("b"); press("n"); press("n");
  expect("so do letters", stop() === 5);
  press("End");
  expect("End is the end", text("story").includes("The program is over"));
  expect("there one cannot go on", document.getElementById("next").disabled);
  press("Home");
  expect("Home is the start", stop() === 0 && text("output") === "none");
  document.getElementById("next").click();
  expect("buttons do the same", stop() === 1);
  const slider = document.getElementById("slider");
  slider.value = 7;
  slider.dispatchEvent(new Event("input", {bubbles: true}));
  expect("the slider, too", stop() === 7);
  expect("the slider says where it is", slider.getAttribute("aria-valuetext").startsWith("Step 7 of 10"));
  press("ArrowRight", slider);
  expect("keys on the slider are the slider's", stop() === 7);
  press(" ");
  expect("Space plays", document.getElementById("play").getAttribute("aria-pressed") === "true");
  press(" ");
  expect("and pauses", document.getElementById("play").getAttribute("aria-pressed") === "false");

  const live = document.getElementById("story");
  expect("the sentence is said when it changes", live.getAttribute("role") === "status" &&
    live.getAttribute("aria-live") === "polite");
  for (const element of document.querySelectorAll("[aria-labelledby]"))
    expect("a region has its heading", document.getElementById(element.getAttribute("aria-labelledby")));
  for (const button of document.querySelectorAll("button"))
    expect("a button has its words", button.textContent.trim().length >= 3);
  expect("what the program says is text, never markup",
    !document.querySelector("main img") && text("source").includes("<img src=x>"));
  expect("nothing is fetched", performance.getEntriesByType("resource").length === 0);

  // WCAG's contrast of two colours.
  const light = colour => colour.match(/\d+/g).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = element => {
    const ink = light(getComputedStyle(element).color);
    const paper = light(getComputedStyle(element.closest("section") ?? document.body).backgroundColor);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  };
  for (const theme of ["light", "dark"]) {
    document.documentElement.dataset.theme = theme;
    for (const chosen of ["#title", "#story .next", "#ready .ran", "#timers li", "h2 small", "tr.now td",
                          "tr.over td", "#source .waits", "#source .number"]) {
      const element = document.querySelector(chosen);
      expect(theme + ": " + chosen + " can be read", element && contrast(element) >= 4.5);
    }
  }

  const verdict = document.createElement("pre");
  verdict.id = "verdict";
  verdict.textContent = failed.length ? "fails: " + failed.join("; ") : "all " + count + " hold";
  document.body.append(verdict);
})();
