// Structured data of every page given on standard input (one path a line), by Google's published rules.
// Prints one JSON list of {file, type, message}; the schema.org vocabulary is not fetched, so this works offline.
import { readFileSync } from "node:fs";
import Validator from "@adobe/structured-data-validator";
import extractor from "@marbec/web-auto-extractor";

const Extractor = extractor.default ?? extractor;
const found = [];
for (const file of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const data = new Extractor({ addLocation: true, embedSource: ["rdfa", "microdata"] }).parse(readFileSync(file, "utf8"));
  for (const issue of await new Validator(null).validate(data)) {
    if (issue.severity === "ERROR") found.push({ file, type: issue.rootType, message: issue.issueMessage });
  }
}
console.log(JSON.stringify(found));
