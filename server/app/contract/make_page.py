"""make_page.py CONTRACT.JSON PAGE.HTML: the contract as one page to read, which needs nothing beside it."""
import json
import os
import re
import sys
from html import escape

from page_fields import Schemas

METHODS = ("get", "post", "patch", "put", "delete")
WHO = {"guest": "guests", "customer": "customers", "staff": "staff", "integration": "API keys"}


def prose(text):
    """Paragraphs, **strong** and `code`: what the contract's descriptions use."""
    def inline(part):
        part = escape(" ".join(part.split()), quote=False)
        part = re.sub(r"`([^`]+)`", r"<code>\1</code>", part)
        return re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", part)
    return "".join(f"<p>{inline(part)}</p>" for part in text.strip().split("\n\n"))


def short(text):
    return prose(text).removeprefix("<p>").removesuffix("</p>") if text else ""


def table(kind, head, rows):
    if not rows:
        return ""
    cells = "".join(f"<th scope=col>{escape(each)}</th>" for each in head)
    lines = "".join("<tr>" + "".join(f"<td>{each}</td>" for each in row) + "</tr>" for row in rows)
    return f'<div class=wide><table class={kind}><thead><tr>{cells}</tr></thead><tbody>{lines}</tbody></table></div>'


def block(title, inner, opened=False):
    if not inner:
        return ""
    return f"<details{' open' if opened else ''}><summary>{title}</summary>{inner}</details>"


def code(text, label):
    return (f'<div class=code><button type=button class=copy aria-label="Copy {escape(label)}">Copy</button>'
            f"<pre><code>{escape(text, quote=False)}</code></pre></div>")


def pretty(value):
    return json.dumps(value, ensure_ascii=False, indent=2)


class Page:
    def __init__(self, contract):
        self.contract = contract
        self.schemas = Schemas(contract)
        self.kinds = contract["x-problem-kinds"]

    def operations(self):
        """(tag, method, path, operation with the path's parameters) of every call, in the contract's order."""
        for path, item in self.contract["paths"].items():
            for method in item:
                if method in METHODS:
                    call = dict(item[method])
                    call["parameters"] = [self.schemas.resolve(each) for each in
                                          item.get("parameters", []) + call.get("parameters", [])]
                    yield call["tags"][0], method, path, call

    def who(self, call):
        roles = call["x-roles"]
        if call.get("x-local-only"):
            chips = ["this machine only"]
        elif len(roles) == 4:
            chips = ["everybody"]
        else:
            chips = [WHO[role] for role in roles]
        if "x-scope" in call:
            chips.append(f"key needs {call['x-scope']}")
        return "".join(f"<li>{escape(chip)}</li>" for chip in chips)

    def parameters(self, call):
        rows = []
        for each in call["parameters"]:
            schema = self.schemas.resolve(each["schema"])
            default = f" Default <code>{escape(str(schema['default']).lower())}</code>." if "default" in schema else ""
            said = short(each.get("description") or schema.get("description", ""))
            rows.append((f"<code>{escape(each['name'])}</code>" + (" <b>required</b>" if each.get("required") else ""),
                         each["in"], escape(self.schemas.type_of(schema)), said + default))
        return "<h4>Parameters</h4>" + table("fields", ("name", "in", "type", "what it is"), rows) if rows else ""

    def fields(self, schema, required_word):
        rows = [(f"<code>{escape(path)}</code>" + (f" <b>{required_word}</b>" if required and required_word else ""),
                 escape(kind), short(said)) for path, kind, required, said in self.schemas.rows(schema)]
        return rows, table("fields", ("field", "type", "what it is"), rows)

    def body(self, call):
        if "requestBody" not in call:
            return ""
        parts = []
        for media, content in call["requestBody"]["content"].items():
            rows, fields = self.fields(content["schema"], "required")
            example = content.get("example")
            parts.append(f"<h4>Body <small>{escape(media)}</small></h4>{short(self.schemas.resolve(content['schema']).get('description', ''))}")
            parts.append(block(f"{len(rows)} fields", fields, opened=len(rows) <= 12))
            if example is not None:
                parts.append(block("Example", code(example if isinstance(example, str) else pretty(example), "the body")))
        return "".join(parts)

    def answers(self, call):
        parts = []
        for status, answer in call["responses"].items():
            if not status.startswith(("2", "3")):
                continue
            answer = self.schemas.resolve(answer)
            parts.append(f'<div class=answer><p><b class=status>{status}</b> {short(answer["description"])}</p>')
            headers = ", ".join(f"<code>{escape(name)}</code>" for name in answer.get("headers", {}))
            parts.append(f"<p><small>with {headers}</small></p>" if headers else "")
            for media, content in answer.get("content", {}).items():
                rows, fields = self.fields(content["schema"], "")
                if rows:
                    parts.append(block(f"{len(rows)} fields <small>{escape(media)}</small>", fields))
                    parts.append(block("Sample", code(pretty(self.schemas.sample(content["schema"])), "the sample")))
                else:
                    parts.append(f"<p><small>{escape(media)}</small></p>")
            parts.append("</div>")
        return "<h4>Answers</h4>" + "".join(parts)

    def problem_rows(self, codes, korean=False):
        rows = []
        for each in sorted(codes, key=lambda name: (self.kinds[name]["status"], name)):
            kind = self.kinds[each]
            said = escape(kind["en"], quote=False) + (f'<br><span lang=ko>{escape(kind["ko"], quote=False)}</span>' if korean else "")
            rows.append((f"<b class=status>{kind['status']}</b>", f"<code>{escape(each)}</code>", said))
        return rows

    def curl(self, method, path, call):
        line = ["curl"]
        media = next(iter(call.get("requestBody", {}).get("content", {"": {}})))
        example = call.get("requestBody", {}).get("content", {}).get(media, {}).get("example")
        if method not in ("get", "post") or (method == "post" and not media):
            line.append(f"-X {method.upper()}")
        if "guest" not in call["x-roles"]:
            line.append('-H "Authorization: Bearer $token"')
        query = []
        for each in call["parameters"]:
            if each["in"] == "query" and each.get("required"):
                query.append(f"{each['name']}={each.get('example', '...')}")
            if each["in"] == "header" and each.get("required"):
                value = "$(cat /proc/sys/kernel/random/uuid)" if each["name"] == "Idempotency-Key" else each.get("example", "...")
                line.append(f'-H "{each["name"]}: {value}"')
        if any("guestLocator" in each for each in call.get("security", [])):
            query += ["locator=$locator", "phone=$phone"]
        if media == "application/json":
            line.append("--json '" + json.dumps(example if example is not None else {}, ensure_ascii=False) + "'")
        elif media:
            line.append(f"-H 'Content-Type: {media}' --data-binary @schedule.csv")
        address = "$api" + re.sub(r"\{(\w+)\}", r"$\1", path) + ("?" + "&".join(query) if query else "")
        line.append(f'"{address}"')
        return " \\\n  ".join(line) if len(" ".join(line)) > 90 else " ".join(line)

    def article(self, method, path, call):
        problems = call.get("x-problems", [])
        fields = [row[0] for content in call.get("requestBody", {}).get("content", {}).values()
                  for row in self.schemas.rows(content["schema"])]
        words = " ".join([method, path, call["operationId"], call["summary"], call.get("description", ""), *problems,
                          *call["x-roles"], call.get("x-scope", ""), *fields,
                          *(each["name"] for each in call["parameters"])]).lower()
        shown = re.sub(r"(\{\w+\})", r"<i>\1</i>", escape(path))
        return (f'<article id="{call["operationId"]}" data-words="{escape(words)}">'
                f'<h3><a href="#{call["operationId"]}"><b class="method {method}">{method.upper()}</b> <code>{shown}</code></a></h3>'
                f'<p class=summary>{escape(call["summary"], quote=False)}</p><ul class=who aria-label="Who may call">{self.who(call)}</ul>'
                + (prose(call["description"]) if "description" in call else "")
                + code(self.curl(method, path, call), "the call") + self.parameters(call) + self.body(call)
                + self.answers(call)
                + block(f"{len(problems)} problems", table("problems", ("status", "code", "sentence"), self.problem_rows(problems)))
                + "</article>")

    def render(self, style, script):
        info = self.contract["info"]
        groups, links = {}, {}
        for tag, method, path, call in self.operations():
            groups.setdefault(tag, []).append(self.article(method, path, call))
            links.setdefault(tag, []).append(
                f'<li data-for="{call["operationId"]}"><a href="#{call["operationId"]}"><b class="method {method}">{method.upper()}</b>'
                f'<span>{escape(call["summary"], quote=False)}</span></a></li>')
        nav, main = [], []
        for tag in self.contract["tags"]:
            name, title = tag["name"], escape(tag["x-title"], quote=False)
            nav.append(f"<section><h2>{title}</h2><ul>{''.join(links[name])}</ul></section>")
            main.append(f'<section class=group><h2 id="{name}">{title}</h2>{prose(tag["description"])}{"".join(groups[name])}</section>')
        places = {"everywhere": "Any call", "inErrors": "One field, in errors", "inImportRows": "One row of an import",
                  "atStart": "The command line", "inside": "Between the contexts"}
        known = "".join(f"<h3>{escape(places[place])}</h3>" + table("problems", ("status", "code", "sentence"), self.problem_rows(codes, True))
                        for place, codes in self.contract["x-problem-places"].items())
        count = sum(len(each) for each in groups.values())
        return (f'<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1">'
                f'<title>{escape(info["title"])} API {escape(info["version"])}</title><style>{style}</style></head><body>'
                f'<a class=skip href="#main">To the calls</a><header><strong>narae</strong> <span>API {escape(info["version"])}</span>'
                f'<label><span class=hidden>Search</span><input id=search type=search placeholder="Search {count} calls, fields, codes   /" autocomplete=off></label>'
                f'<output id=found aria-live=polite></output><a href="/openapi.json">openapi.json</a>'
                f'<button type=button id=theme aria-label="Light or dark">◐</button></header>'
                f'<nav aria-label="Calls">{"".join(nav)}<section><h2><a href="#problems">All other problems</a></h2></section></nav>'
                f'<main id=main tabindex=-1><section class=intro><h1>{escape(info["summary"], quote=False)}</h1>{prose(info["description"])}'
                + code("api=http://127.0.0.1:8080\ntoken=$(curl -s \"$api/v1/sessions\" \\\n  --json '{\"email\": \"clerk@narae.example\", \"password\": \"fly-with-narae\"}' | jq -r .token)", "the set-up")
                + f'</section><p id=nothing hidden>No call has that. Fewer or other words may find one.</p>{"".join(main)}'
                f'<section class=group><h2 id=problems>All other problems</h2>{known}</section></main><script>{script}</script></body></html>\n')


def main(contract_file, target):
    folder = os.path.dirname(os.path.abspath(__file__))
    read = lambda name: open(name, encoding="utf-8").read()
    page = Page(json.loads(read(contract_file)))
    with open(target, "w", encoding="utf-8") as file:
        file.write(page.render(read(os.path.join(folder, "page.css")), read(os.path.join(folder, "page.js"))))


if __name__ == "__main__":
    main(*sys.argv[1:])
