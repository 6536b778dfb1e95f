"""check_answers.py CONTRACT.JSON ANSWERS.JSONL [--every-call]: do these answers keep to the contract?

Each line of ANSWERS is one exchange with a server: method, target, requestBody, status, headers, body. Prints every
breach and exits 1 if there is one. Strict: an answer's status, headers, media type, problem code and every field of its
body must be in the contract; so must each field of a request that was accepted, and each of its query's parameters.
With --every-call it is a breach too when a call of the contract was never answered well.
"""
import json
import sys
import warnings
from urllib.parse import parse_qsl, urlsplit

with warnings.catch_warnings():
    # Later versions of jsonschema (Debian 12 has 4.10) resolve references by another class, and still know this one.
    warnings.simplefilter("ignore", DeprecationWarning)
    from jsonschema import Draft202012Validator, RefResolver

METHODS = ("get", "post", "patch", "put", "delete")


class Contract:
    def __init__(self, text):
        self.root = json.loads(text)
        self.resolver = RefResolver("", self.root)
        self.everywhere = set(self.root["x-problem-places"]["everywhere"])
        self.in_errors = set(self.root["x-problem-places"]["inErrors"])

    def resolve(self, node):
        while "$ref" in node:
            target = self.root
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    def breaches_of(self, value, schema):
        for error in Draft202012Validator(schema, resolver=self.resolver).iter_errors(value):
            yield "/" + "/".join(map(str, error.absolute_path)) + ": " + error.message

    def find(self, method, path):
        """The pattern and the call that a path is answered by: where two fit, the one with fewer names."""
        segments = path.split("/")
        fitting = []
        for pattern, item in self.root["paths"].items():
            parts = pattern.split("/")
            fits = len(parts) == len(segments) and all(
                segment and part.startswith("{") or part == segment for part, segment in zip(parts, segments))
            if fits and method.lower() in item:
                fitting.append((pattern.count("{"), pattern))
        if not fitting:
            return None, None
        pattern = min(fitting)[1]
        return pattern, self.root["paths"][pattern]

    def calls(self):
        return {call["operationId"] for item in self.root["paths"].values()
                for method, call in item.items() if method in METHODS}


class Check:
    def __init__(self, contract):
        self.contract = contract
        self.breaches = []
        self.answered_well = set()

    def exchange(self, at, line):
        path = urlsplit(line["target"]).path
        name = f"{at}: {line['method']} {line['target']} {line['status']}"
        say = lambda breach: self.breaches.append(f"{name}: {breach}")
        headers = {key.lower(): value for key, value in line["headers"].items()}
        if "narae-trace-id" not in headers:
            say("no Narae-Trace-Id")
        pattern, item = self.contract.find(line["method"], path)
        if pattern is None:
            if line["status"] not in (404, 405, 501):
                say("the contract has no such call")
            return
        call = item[line["method"].lower()]
        if line["status"] < 400:
            self.answered_well.add(call["operationId"])
            self.request(line, item, call, say)
        self.answer(line, call, headers, say)

    def request(self, line, item, call, say):
        known = {each["name"]: each for each in
                 (self.contract.resolve(each) for each in item.get("parameters", []) + call.get("parameters", []))
                 if each["in"] == "query"}
        for name, value in parse_qsl(urlsplit(line["target"]).query, keep_blank_values=True):
            if name not in known:
                say(f"the query's {name} was accepted and is not in the contract")
        body = line.get("requestBody", "")
        content = call.get("requestBody", {}).get("content", {})
        if body and not content:
            if body != "{}":
                say("a body was accepted and is not in the contract")
        elif body and "application/json" in content:
            for breach in self.contract.breaches_of(json.loads(body), content["application/json"]["schema"]):
                say("the request was accepted: " + breach)

    def answer(self, line, call, headers, say):
        status = str(line["status"])
        answer = call["responses"].get(status)
        if answer is None and line["status"] >= 400:
            answer = call["responses"]["default"]
        if answer is None:
            return say("no such answer in the contract")
        answer = self.contract.resolve(answer)
        for name, header in answer.get("headers", {}).items():
            header = self.contract.resolve(header)
            if name.lower() in headers:
                for breach in self.contract.breaches_of(headers[name.lower()], header["schema"]):
                    say(f"header {name}: {breach}")
            elif header.get("required"):
                say(f"no header {name}")
        if line["method"] == "HEAD":
            return None
        content = answer.get("content", {})
        if not content:
            return say("a body where the contract has none") if line["body"] else None
        media = headers.get("content-type", "").split(";")[0]
        if media not in content:
            return say(f"its media type is {media}")
        if not media.endswith("json"):
            return None if line["body"] else say("an empty body")
        try:
            body = json.loads(line["body"])
        except json.JSONDecodeError as error:
            return say(f"not JSON: {error}")
        for breach in self.contract.breaches_of(body, content[media]["schema"]):
            say(breach)
        return self.problem(line, call, body, say) if line["status"] >= 400 else None

    def problem(self, line, call, body, say):
        code = body.get("code")
        if code not in self.contract.everywhere | set(call.get("x-problems", [])):
            say(f"the contract does not say {code} of this call")
        if body.get("status") != line["status"]:
            say(f"the body says {body.get('status')}")
        for error in body.get("errors", []):
            if "code" in error and error["code"] not in self.contract.in_errors:
                say(f"the contract does not say {error['code']} of a field")


def main(contract_file, answers_file, *options):
    with open(contract_file, encoding="utf-8") as file:
        contract = Contract(file.read())
    check = Check(contract)
    count = 0
    with open(answers_file, encoding="utf-8") as file:
        for count, line in enumerate(file, 1):
            check.exchange(count, json.loads(line))
    if "--every-call" in options:
        check.breaches += [f"{call} was never answered well" for call in sorted(contract.calls() - check.answered_well)]
    print(f"{count} answers, {len(check.answered_well)} calls, {len(check.breaches)} breaches")
    print("\n".join(check.breaches[:200]))
    return 1 if check.breaches or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
