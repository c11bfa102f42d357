// Calendar files given on standard input (one path a line), read as Thunderbird reads them: every value is decoded, every
// zone must be described in the file, repeated events are unrolled. Prints one JSON list of {file, message}.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const found = [];
for (const file of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const tell = message => found.push({ file, message });
  try {
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
    const zones = new Set(calendar.getAllSubcomponents("vtimezone").map(zone => zone.getFirstPropertyValue("tzid")));
    const seen = new Set();
    for (const name of ["prodid", "version"]) if (!calendar.getFirstProperty(name)) tell(`${name} is missing`);
    for (const component of calendar.getAllSubcomponents("vevent")) {
      const event = new ICAL.Event(component);
      for (const name of ["uid", "dtstamp", "dtstart", "summary"]) {
        if (component.getAllProperties(name).length !== 1) tell(`${event.uid}: ${name} must stand once`);
      }
      if (seen.has(event.uid)) tell(`${event.uid}: twice`);
      seen.add(event.uid);
      for (const property of component.getAllProperties()) {
        property.getValues().forEach(value => String(value));
        const zone = property.getFirstParameter("tzid");
        if (zone && !zones.has(zone)) tell(`${event.uid}: zone ${zone} is not described`);
      }
      if (event.endDate.compare(event.startDate) <= 0) tell(`${event.uid}: ends before it begins`);
      if (event.isRecurring()) {
        const days = event.iterator();
        let n = 0;
        while (days.next() && n < 1000) n += 1;
        if (n === 1000) tell(`${event.uid}: is repeated without end`);
      }
    }
    if (!seen.size) tell("no event");
  } catch (error) {
    tell(error.message);
  }
}
console.log(JSON.stringify(found));
