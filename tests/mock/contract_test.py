#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/openapi.yaml and deployment-mock-server against each other, and the server as a program.

Usage: contract_test.py SOURCE_DIR SERVER_BINARY
"""
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from urllib.parse import quote, urljoin

import yaml

SOURCE = sys.argv[1]
SERVER = sys.argv[2]
with open(os.path.join(SOURCE, "docs/openapi.yaml"), encoding="utf-8") as file:
    DOCUMENT = yaml.safe_load(file)
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
TOKENS = "OPS-李四:operate-secret:operate\nviewer:read-secret:read\n"


def resolved(node):
    while isinstance(node, dict) and "$ref" in node:
        target = DOCUMENT
        for part in node["$ref"][2:].split("/"):
            target = target[part]
        node = target
    return node


def operations():
    for path, item in DOCUMENT["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item, item[method]


TYPES = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "boolean": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
}
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$")


def faults(value, schema, where="$"):
    """What is wrong with the value; the part of JSON Schema that the document uses."""
    schema = resolved(schema)
    found = []
    kinds = schema.get("type", [])
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if kinds and not any(TYPES[kind](value) for kind in kinds):
        return [f"{where} is no {kinds}: {value!r}"]
    if "const" in schema and value != schema["const"]:
        found.append(f"{where} is not {schema['const']!r}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{where} is none of {schema['enum']}: {value!r}")
    if "oneOf" in schema:
        matching = [one for one in schema["oneOf"] if not faults(value, one, where)]
        if len(matching) != 1:
            found.append(f"{where} matches {len(matching)} of oneOf")
    for part in schema.get("allOf", []):
        found += faults(value, part, where)
    if isinstance(value, dict):
        found += [f"{where} lacks {name}" for name in schema.get("required", []) if name not in value]
        for name, part in schema.get("properties", {}).items():
            if name in value:
                found += faults(value[name], part, f"{where}.{name}")
    if isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            found += faults(item, schema["items"], f"{where}[{index}]")
    if isinstance(value, str):
        if len(value) < schema.get("minLength", 0) or len(value) > schema.get("maxLength", len(value)):
            found.append(f"{where} has a wrong length: {value!r}")
        if "pattern" in schema and not re.search(schema["pattern"], value):
            found.append(f"{where} does not match {schema['pattern']}: {value!r}")
        if schema.get("format") == "date-time" and not RFC3339.match(value):
            found.append(f"{where} is no date-time: {value!r}")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value < schema.get("minimum", value) or value > schema.get("maximum", value):
            found.append(f"{where} is out of range: {value}")
    return found


class Server:
    def __init__(self, *arguments, tokens=TOKENS):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("DEPLOYMENT_")}
        if tokens:
            environment["DEPLOYMENT_MOCK_TOKENS"] = tokens
        self.process = subprocess.Popen([SERVER, *arguments], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=environment, text=True)
        line = self.process.stdout.readline()
        match = re.fullmatch(r"listening on http://127\.0\.0\.1:(\d+)\n", line)
        if not match:
            raise RuntimeError(line + self.process.stderr.read())
        self.port = int(match.group(1))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end(signal.SIGTERM)

    def end(self, how):
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(timeout=20)
        self.process.stdout.close()
        self.process.stderr.close()
        return code

    def ask(self, method, target, body=None, headers=None, token="operate-secret"):
        headers = dict(headers or {})
        if token:
            headers["Authorization"] = "Bearer " + token
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
            headers.setdefault("Content-Type", "application/json")
        connection.request(method, target, body=body and body.encode(), headers=headers)
        response = connection.getresponse()
        stream = response.headers.get_content_type() == "text/event-stream"
        data = b"" if stream else response.read()
        if not stream:
            connection.close()
        return response, data, connection

    def json(self, target):
        return json.loads(self.ask("GET", target)[1])


class Contract(unittest.TestCase):
    """Checks each answer against the document, and at the end that each documented status was seen."""

    @classmethod
    def setUpClass(cls):
        cls.seen = set()

    def check(self, server, method, path, status, target=None, **request):
        target = target or path
        response, data, connection = server.ask(method, target, **request)
        self.addCleanup(connection.close)
        where = f"{method} {target} -> {response.status} {data[:300]!r}"
        self.assertEqual(response.status, status, where)
        operation = DOCUMENT["paths"][path][method.lower()]
        self.assertIn(str(status), operation["responses"], where)
        self.seen.add((path, method.lower(), str(status)))
        answer = resolved(operation["responses"][str(status)])
        media = response.headers.get_content_type()
        if "content" not in answer:
            self.assertEqual(data, b"", where)
        else:
            self.assertIn(media, answer["content"], where)
            if media.endswith("json"):
                schema = answer["content"][media]["schema"]
                self.assertEqual(faults(json.loads(data), schema), [], where)
        if media == "application/problem+json":
            problem = json.loads(data)
            self.assertEqual(problem["status"], status)
            self.assertIn(problem["type"], self.documented_types(), where)
        for name, header in answer.get("headers", {}).items():
            value = response.headers.get(name)
            if value is not None:
                self.assertEqual(faults(value, resolved(header)["schema"], name), [], where)
        return response, data

    @staticmethod
    def documented_types():
        text = json.dumps(DOCUMENT)
        # The types of 413 and 415 are of no interest to a client beyond their status.
        return set(re.findall(r"urn:deployment:problem:[a-z-]+", text)) | {
            "urn:deployment:problem:too-large", "urn:deployment:problem:unsupported-media-type"}

    def test_1_reading(self):
        with Server("--demo", "--no-launches") as server:
            self.check(server, "GET", "/health", 200, token=None)
            for token, permissions in (("read-secret", ["read"]), ("operate-secret", ["read", "operate"])):
                _, data = self.check(server, "GET", "/me", 200, token=token)
                self.assertEqual(json.loads(data)["permissions"], permissions)
            target, ids = "/deployments?limit=150", []
            while target:
                response, data = self.check(server, "GET", "/deployments", 200, target)
                page = json.loads(data)
                ids += [item["id"] for item in page["items"]]
                link = response.headers.get("Link")
                self.assertEqual(bool(link), page["next"] is not None)
                if link:
                    self.assertEqual(re.fullmatch(r'<(.*)>; rel="next"', link).group(1), page["next"])
                target = page["next"] and urljoin("http://x" + target, page["next"])[len("http://x"):]
            self.assertEqual((len(ids), len(set(ids))), (400, 400))
            for path, target in (("/deployments", "/deployments?limit=5"),
                                 ("/deployments/{id}", "/deployments/DEP-001")):
                response, _ = self.check(server, "GET", path, 200, target)
                tag = response.headers["ETag"]
                self.check(server, "GET", path, 304, target, headers={"If-None-Match": tag})
            self.check(server, "GET", "/deployments", 400, "/deployments?limit=0")
            self.check(server, "GET", "/deployments/{id}/logs", 200, "/deployments/DEP-001/logs?after=2&limit=3")
            self.check(server, "GET", "/deployments/{id}/logs", 400, "/deployments/DEP-001/logs?after=x")
            for path in ("/deployments/{id}", "/deployments/{id}/logs", "/commands/{key}"):
                self.check(server, "GET", path, 404, path.replace("{id}", "no%2Fne").replace("{key}", "none"))
            for item in server.json("/deployments?limit=5000")["items"]:
                self.check(server, "GET", "/deployments/{id}", 200, "/deployments/" + quote(item["id"], safe=""))

    def test_2_commands(self):
        with Server("--demo", "--no-launches") as server:
            def send(action, status, key, body, **more):
                headers = {"Idempotency-Key": key, **more.pop("headers", {})}
                path = "/deployments/{id}/" + action
                target = path.replace("{id}", more.pop("id", "DEP-001"))
                return self.check(server, "POST", path, status, target, body=body, headers=headers, **more)

            why = {"reason": "压测", "targetVersion": "V2.0.0"}
            for action in ("pause", "resume", "rollback"):
                send(action, 400, "", why)
                send(action, 401, "k", why, token=None)
                send(action, 403, "k", why, token="read-secret")
                send(action, 404, "k", why, id="none")
                send(action, 412, "k", why, headers={"If-Match": '"1"'})
                send(action, 413, "k", {"reason": "x" * 70000})
                send(action, 415, "k", "reason=x", headers={"Content-Type": "application/x-www-form-urlencoded"})
                send(action, 422, "k", {})
            send("resume", 409, "r0", why)
            send("pause", 200, "p1", why)
            send("pause", 409, "p2", why)
            send("resume", 200, "r1", why)
            response, data = send("rollback", 202, "b1", why)
            # The address of the command, also where a proxy shows the server behind a prefix.
            for base in ("http://x", "http://x/behind/a/prefix"):
                self.assertEqual(urljoin(base + "/deployments/DEP-001/rollback", response.headers["Location"]),
                                 base + "/commands/b1")
            self.assertEqual(response.headers["ETag"], f'"{json.loads(data)["revision"]}"')
            again, same = send("rollback", 202, "b1", why)
            self.assertEqual((again.headers["Idempotency-Replayed"], same), ("true", data))
            send("rollback", 409, "b2", why)
            send("pause", 422, "b1", why)
            self.check(server, "GET", "/commands/{key}", 200, "/commands/b1")
            # Of those that succeeded, the newest of an environment can be rolled back, an older one can't.
            newest, older = {}, {}
            for item in server.json("/deployments?limit=5000")["items"]:
                if item["environment"] not in newest:
                    newest[item["environment"]] = item
                elif item["status"] == "COMPLETED" and newest[item["environment"]]["status"] != "ROLLED_BACK":
                    older.setdefault(item["environment"], item)
            success = next(item for item in newest.values() if item["status"] == "COMPLETED")
            whole = server.json("/deployments/" + success["id"])
            images = [side["image"] for side in whole["resources"].values()]
            target = next((image.rsplit(":v")[1] for image in images
                           if not image.endswith(success["version"].lower())), None)
            earlier = [item["version"] for item in server.json("/deployments?limit=5000&status=COMPLETED")["items"]
                       if item["environment"] == success["environment"] and item["version"] != success["version"]]
            body = {"reason": "r", "targetVersion": "V" + target if target else earlier[0]}
            send("rollback", 202, "n1", body, id=success["id"])
            self.assertEqual(server.json("/deployments/" + success["id"])["status"], "RUNNING")
            replaced = next(iter(older.values()))
            _, data = send("rollback", 409, "n2", dict(why, targetVersion=next(
                item["version"] for item in server.json("/deployments?limit=5000&status=COMPLETED")["items"]
                if item["environment"] == replaced["environment"] and item["version"] != replaced["version"])),
                id=replaced["id"])
            self.assertTrue(json.loads(data)["detail"].startswith(replaced["environment"] + " already has the newer "))
            self.check(server, "GET", "/commands/{key}", 404, "/commands/b1", token="read-secret")

    def test_2_commands_that_are_not_decided_yet(self):
        with Server("--demo", "--no-launches", "--fault", "hang;method=POST;times=1") as server:
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
            self.addCleanup(connection.close)
            connection.request("POST", "/deployments/DEP-001/pause", body=b'{"reason":"r"}', headers={
                "Authorization": "Bearer operate-secret", "Content-Type": "application/json", "Idempotency-Key": "slow"})
            deadline = time.monotonic() + 10
            while server.ask("GET", "/commands/slow")[0].status == 404 and time.monotonic() < deadline:
                pass
            _, data = self.check(server, "GET", "/commands/{key}", 409, "/commands/slow")
            self.assertEqual(json.loads(data)["type"], "urn:deployment:problem:in-progress")
            self.check(server, "GET", "/commands/{key}", 404, "/commands/slow", token="read-secret")

    def test_3_events(self):
        schemas = {"hello": "HelloEvent", "deployment": "DeploymentSummary", "log": "LogEvent"}
        with Server("--demo", "--speed", "1000") as server:
            response, _, connection = server.ask("GET", "/events")
            self.seen.add(("/events", "get", "200"))
            self.assertEqual(response.headers.get_content_type(), "text/event-stream")
            names, fields, last = set(), {}, None
            while names != set(schemas):
                line = response.readline().decode().rstrip("\n")
                name, _, value = line.partition(": ")
                if line:
                    fields[name] = value
                elif "event" in fields:
                    data = json.loads(fields["data"])
                    schema = DOCUMENT["components"]["schemas"][schemas[fields["event"]]]
                    self.assertEqual(faults(data, schema), [], fields)
                    if last is not None and "id" in fields:
                        self.assertEqual(int(fields["id"]), last + 1)
                    last = int(fields.get("id", data.get("position")))
                    names.add(fields["event"])
                    fields = {}
            connection.close()
            for number, status in (("1", 410), ("x", 400)):
                self.check(server, "GET", "/events", status, headers={"Last-Event-ID": number})

    def test_4_what_any_operation_may_answer(self):
        for status in (401, 429, 503):
            arguments = [] if status == 401 else ["--fault", f"{status}=7"]
            with Server("--demo", *arguments) as server:
                for path, method, _, operation in operations():
                    if str(status) in operation["responses"]:
                        target = path.replace("{id}", "DEP-001").replace("{key}", "k")
                        token = "wrong" if status == 401 else "operate-secret"
                        response, _ = self.check(server, method.upper(), path, status, target, token=token)
                        self.assertEqual(response.headers.get("Retry-After"), None if status == 401 else "7")

    def test_5_everything_documented_was_seen(self):
        documented = {(path, method, status) for path, method, _, operation in operations()
                      for status in operation["responses"] if status != "default"}
        # A pause is done at once and a rollback never is; the three share one list of answers.
        documented -= {("/deployments/{id}/pause", "post", "202"), ("/deployments/{id}/resume", "post", "202"),
                       ("/deployments/{id}/rollback", "post", "200")}
        self.assertEqual(documented - self.seen, set())

    def test_6_everything_served_is_documented(self):
        with open(os.path.join(SOURCE, "mock/server/api.cpp"), encoding="utf-8") as source:
            routes = re.findall(r'\{"(GET|POST)", "([a-z*/]+)", &Api::', source.read())
        documented = {(method.upper(), re.sub(r"\{\w+\}", "*", path)[1:])
                      for path, method, _, _ in operations()}
        self.assertEqual(set(routes), documented)


    def test_7_a_server_without_tokens_asks_for_none(self):
        self.assertIn({}, DOCUMENT["security"])
        with Server("--demo", "--no-launches", tokens=None) as server:
            for path, method, _, operation in operations():
                target = path.replace("{id}", "DEP-001").replace("{key}", "k")
                if method == "get" and path != "/events":
                    self.assertNotEqual(server.ask("GET", target, token=None)[0].status, 401, path)
            _, data = self.check(server, "GET", "/me", 200, token=None)
            self.assertEqual(json.loads(data)["permissions"], ["read", "operate"])
            self.check(server, "POST", "/deployments/{id}/pause", 200, "/deployments/DEP-001/pause",
                       body={"reason": "r"}, headers={"Idempotency-Key": "k"}, token=None)


class Wire(unittest.TestCase):
    """Requests as they stand on the wire, to the program."""

    def talk(self, server, text):
        """Every answer on one connection, as (status, body), until the server ends it."""
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
            connection.sendall(text.encode())
            received = b""
            while piece := connection.recv(65536):
                received += piece
        answers = []
        while received:
            head, _, received = received.partition(b"\r\n\r\n")
            length = int(re.search(rb"(?i)content-length: (\d+)", head).group(1))
            answers.append((int(head.split()[1]), json.loads(received[:length])))
            received = received[length:]
        return answers

    def test_requests_that_come_together_are_answered_in_order(self):
        with Server("--demo", "--no-launches", tokens=None) as server:
            targets = ["/me", "/deployments/DEP-001", "/nowhere", "http://x/deployments?limit=1", "/health"]
            text = "".join(f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n" for target in targets[:-1])
            answers = self.talk(server, text + "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            self.assertEqual([status for status, _ in answers], [200, 200, 404, 200, 200])
            self.assertEqual(answers[1][1]["id"], "DEP-001")
            self.assertEqual(len(answers[3][1]["items"]), 1)
            self.assertEqual(answers[4][1]["status"], "ok")

    def test_what_could_be_read_in_two_ways_is_refused(self):
        with Server("--demo", "--no-launches", tokens=None) as server:
            post = "POST /deployments/DEP-001/pause HTTP/1.1\r\nHost: x\r\nIdempotency-Key: k\r\n" \
                   "Content-Type: application/json\r\n"
            body = '{"reason":"r"}'
            for fields in ("Content-Length: -1\r\n", "Content-Length: x\r\n",
                           "Content-Length: 1\r\nContent-Length: 14\r\n",
                           "Content-Length: 14\r\nTransfer-Encoding: chunked\r\n"):
                answers = self.talk(server, post + fields + "\r\n" + body)
                self.assertEqual([status for status, _ in answers], [400], fields)
                self.assertEqual(answers[0][1]["type"], "urn:deployment:problem:bad-request")
            self.assertEqual([status for status, _ in self.talk(
                server, "DELETE /deployments HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n")], [405])
            self.assertFalse(server.json("/deployments/DEP-001").get("paused", False))


class Document(unittest.TestCase):
    def test_references_lead_somewhere_and_nothing_is_left_over(self):
        used = set()

        def walk(node):
            if isinstance(node, dict):
                if "$ref" in node:
                    used.add(node["$ref"])
                    self.assertIsNotNone(resolved(node))
                for value in node.values():
                    walk(value)
            elif isinstance(node, list):
                for value in node:
                    walk(value)

        walk(DOCUMENT)
        for group, members in DOCUMENT["components"].items():
            for name in members:
                self.assertTrue(f"#/components/{group}/{name}" in used or group == "securitySchemes",
                                f"{group}/{name} is not used")

    def test_operations_are_whole(self):
        ids = [operation["operationId"] for _, _, _, operation in operations()]
        self.assertEqual(len(ids), len(set(ids)))
        tags = {tag["name"] for tag in DOCUMENT["tags"]}
        for path, method, item, operation in operations():
            where = f"{method} {path}"
            self.assertTrue(operation["summary"], where)
            self.assertLessEqual(set(operation["tags"]), tags, where)
            parameters = [resolved(p) for p in item.get("parameters", []) + operation.get("parameters", [])]
            names = {p["name"] for p in parameters if p["in"] == "path"}
            self.assertEqual(names, set(re.findall(r"\{(\w+)\}", path)), where)
            self.assertIn("default", operation["responses"], where)
            for status, response in operation["responses"].items():
                self.assertTrue(resolved(response)["description"], f"{where} {status}")

    def test_examples_of_the_stream_match_their_schemas(self):
        stream = DOCUMENT["paths"]["/events"]["get"]["responses"]["200"]["content"]["text/event-stream"]
        text = stream["examples"]["stream"]["value"]
        schemas = {"hello": "HelloEvent", "deployment": "DeploymentSummary", "log": "LogEvent"}
        for name, data in re.findall(r"event: (\w+)\ndata: (.*)\n", text):
            schema = DOCUMENT["components"]["schemas"][schemas[name]]
            self.assertEqual(faults(json.loads(data), schema), [])


class Program(unittest.TestCase):
    def run_to_end(self, *arguments, tokens=None):
        environment = dict(os.environ)
        environment.pop("DEPLOYMENT_MOCK_TOKENS", None)
        if tokens:
            environment["DEPLOYMENT_MOCK_TOKENS"] = tokens
        return subprocess.run([SERVER, *arguments], env=environment, capture_output=True, text=True, timeout=20)

    def test_usage(self):
        self.assertEqual(self.run_to_end("--help").returncode, 0)
        for bad in (["--nothing"], ["--port"], ["--fault", "x"], ["--token", "a:b:read"]):
            result = self.run_to_end(*bad)
            self.assertEqual((result.returncode, result.stdout), (2, ""))
        result = self.run_to_end(tokens="no secret here")
        self.assertEqual(result.returncode, 2)
        self.assertNotIn("secret here", result.stderr)
        self.assertEqual(self.run_to_end("--history", "/nowhere").returncode, 1)
        self.assertEqual(self.run_to_end("--state", "/nowhere/x").returncode, 1)

    def test_both_signals_end_it_well_even_with_a_stream_open(self):
        for how in (signal.SIGTERM, signal.SIGINT):
            server = Server("--demo")
            _, _, connection = server.ask("GET", "/events")
            self.assertEqual(server.end(how), 0)
            connection.close()

    def test_a_port_in_use_is_said(self):
        with Server() as server:
            result = self.run_to_end("--port", str(server.port))
            self.assertEqual(result.returncode, 1)
            self.assertIn(str(server.port), result.stderr)

    def test_it_begins_with_the_files_of_mock_data(self):
        data = os.path.join(SOURCE, "mock/data")
        with Server("--history", f"{data}/history-5.json", "--history", f"{data}/oddities.json",
                    "--no-launches") as server:
            ids = {item["id"] for item in server.json("/deployments?limit=100")["items"]}
            self.assertLessEqual({"DEP-001", "DEP-005", "DEP-101", "DEP-107"}, ids)
            self.assertNotIn("DEP-103", ids)

    def test_state_survives_a_sudden_end(self):
        with tempfile.TemporaryDirectory() as folder:
            state = os.path.join(folder, "state.sqlite")
            server = Server("--demo", "--no-launches", "--state", state)
            why = {"reason": "压测", "targetVersion": "V2.0.0"}
            first = server.ask("POST", "/deployments/DEP-001/rollback", why, {"Idempotency-Key": "k"})[1]
            server.end(signal.SIGKILL)
            with Server("--state", state, "--no-launches") as again:
                self.assertEqual(again.json("/commands/k")["deployment"], "DEP-001")
                response, same, _ = again.ask("POST", "/deployments/DEP-001/rollback", why,
                                              {"Idempotency-Key": "k"})
                self.assertEqual((response.headers["Idempotency-Replayed"], same), ("true", first))
                steps = again.json("/deployments/DEP-001")["progress"]["steps"]
                self.assertEqual([s["name"] for s in steps].count("回滚到V2.0.0"), 1)

    def test_tokens_come_from_a_file_too_and_stay_out_of_the_access_log(self):
        with tempfile.TemporaryDirectory() as folder:
            tokens, log = os.path.join(folder, "tokens"), os.path.join(folder, "access.log")
            with open(tokens, "w", encoding="utf-8") as file:
                file.write("# the team\nOPS-张三:file-secret:operate\n")
            with Server("--demo", "--token-file", tokens, "--access-log", log, tokens=None) as server:
                self.assertEqual(server.ask("GET", "/me", token="file-secret")[0].status, 200)
                self.assertEqual(server.ask("GET", "/me", token="other")[0].status, 401)
                server.ask("POST", "/deployments/DEP-001/pause", {"reason": "r"}, {"Idempotency-Key": "key-1"},
                           token="file-secret")
            with open(log, encoding="utf-8") as file:
                text = file.read()
            self.assertEqual(text.splitlines(), ["GET /me 200 -", "GET /me 401 -",
                                                 "POST /deployments/DEP-001/pause 200 key-1"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
