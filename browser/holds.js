// Tells a test: a sentence that holds or does not.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { Home } from "./home.js";
import { Visitor, leave } from "./visitor.js";

// The story is told with a visitor at a home, which is the sample search unless the settings say otherwise. A sentence
// does not hold when the browser complained of something meanwhile.
export function holds(sentence, settings, story) {
  const { home = Home.sample, ...browsing } = settings;
  test(sentence, { timeout: 120000 }, async () => {
    const place = home();
    let visitor;
    try {
      visitor = await Visitor.at(place, browsing);
      await story(visitor);
      assert.deepEqual(visitor.complaints, [], "the browser complains of nothing");
    } finally {
      await visitor?.close();
      await place.close();
    }
  });
}

after(leave);
