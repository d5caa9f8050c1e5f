// What programs in JavaScript make of workbooks: `node programs.js REQUEST`, one answer as JSON.
// exceljs opens each book of `books`; HyperFormula works it out; SheetJS saves those of `saved` in `folder`.
// A formula that one of `limits` (a function, perhaps only where the outcome is negative) is about keeps its outcome.
const fs = require("fs");
const path = require("path");
const ExcelJS = require("exceljs");
const { HyperFormula } = require("hyperformula");
const SheetJS = require("xlsx");

const DAY = 86400000;
// As its documentation says for formulas of Excel.
const SETTINGS = { licenseKey: "gpl-v3", useArrayArithmetic: true };

const limited = (formula, outcome, limits) =>
  limits.some((limit) => formula.includes(`${limit.function}(`) && !(limit.negative && outcome >= 0));

function content(cell, limits, stored) {
  const value = cell.isMerged && cell.master !== cell ? null : cell.value;
  if (typeof value === "string") return `'${value}`;
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Date) return (value - Date.UTC(1899, 11, 30)) / DAY;
  if (value.richText) return `'${value.richText.map((part) => part.text).join("")}`;
  if (value.formula === undefined) return `'${value.text ?? value.error}`;
  const outcome = value.result ?? stored; // of an outcome of zero it tells nothing
  return limited(value.formula, outcome, limits) ? outcome : `=${value.formula}`;
}

function sheet(worksheet, limits, stored) {
  const rows = [];
  worksheet.eachRow((line, row) => {
    rows[row - 1] = [];
    line.eachCell((cell, column) => {
      rows[row - 1][column - 1] = content(cell, limits, stored[cell.address]);
    });
  });
  return Array.from(rows, (cells) => Array.from(cells ?? [], (value) => value ?? null));
}

async function outcomes(book, limits) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(book.path);
  const sheets = {};
  for (const worksheet of workbook.worksheets) {
    sheets[worksheet.name] = sheet(worksheet, limits, book.stored[worksheet.name] ?? {});
  }
  const order = workbook.worksheets.map((worksheet) => worksheet.name);
  const names = book.names.map(([own, name, cells]) => {
    return { name, expression: `=${cells}`, scope: own === "" ? undefined : order.indexOf(own) };
  });
  const engine = HyperFormula.buildFromSheets(sheets, SETTINGS, names);
  const found = {};
  for (const name of order) {
    found[name] = {};
    for (const address of Object.keys(book.stored[name] ?? {})) {
      const { r: row, c: col } = SheetJS.utils.decode_cell(address);
      const value = engine.getCellValue({ sheet: engine.getSheetId(name), row, col });
      found[name][address] = value !== null && typeof value === "object" ? value.value : value;
    }
  }
  engine.destroy();
  return found;
}

async function answer({ books, limits, saved, folder, examples }) {
  const worked = {};
  for (const book of books) worked[path.basename(book.path, ".xlsx")] = await outcomes(book, limits);
  for (const file of saved) {
    SheetJS.writeFile(SheetJS.readFile(file), path.join(folder, path.basename(file)));
  }
  const engine = HyperFormula.buildFromArray(examples.map((formula) => [formula]), SETTINGS);
  const tried = engine.getSheetValues(0).map(([value]) => (value !== null && typeof value === "object" ? value.value : value));
  return { worked, tried };
}

answer(JSON.parse(fs.readFileSync(process.argv[2], "utf8"))).then((found) => console.log(JSON.stringify(found)));
