# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated HMC as a program of its own, and its control socket (resources/guide/simulator.md)."""
import hashlib
import json
import os
import socket
import ssl
import subprocess
import tempfile


class Simulator:
    refusal = "The user ID or the password is not valid."

    def __init__(self, owner, bin_folder, *options, password=None):
        """`owner` starts children that die with the test: Processes or a Screen. With a password of its own (abc123 has not
        enough of a secret to be told from other text) the owner searches for it, and for the tokens that come of it."""
        self.path = os.path.join(tempfile.mkdtemp(prefix="control-", dir=owner.folder), "socket")
        self.search = owner.search if password else None
        source, descriptors = self._pass(password)
        self.process = owner.spawn([str(bin_folder / "hmcscope-simulator"), "--control", self.path, *source, *options],
                                   "simulator", stdout=subprocess.PIPE, pass_fds=descriptors)
        for descriptor in descriptors:
            os.close(descriptor)
        words = self.process.stdout.readline().decode().split()
        assert words[:1] == ["ready"], f"the simulator did not start: {owner.log('simulator')}"
        said = dict(word.split("=", 1) for word in words[1:])
        self.address = f"127.0.0.1:{said['port']}"
        self.first_fingerprint = self.fingerprint = said["sha256"].replace(":", "").lower()

    def _pass(self, password):
        """Options for a password that stands in no argument, and the descriptor that they name."""
        if not password:
            return (), ()
        self.search.know("the password", password)
        reader, writer = os.pipe()
        os.write(writer, password.encode() + b"\n")
        os.close(writer)
        return ("--password-file", str(reader)), (reader,)

    def command(self, name, **arguments):
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(self.path)
            client.sendall(json.dumps({"command": name, **arguments}).encode() + b"\n")
            with client.makefile("rb") as answers:
                answer = json.loads(answers.readline())
        assert answer["ok"], f"{name}: {answer}"
        return answer

    def counters(self):
        return self.command("counters")

    def fault(self, **rule):
        self.command("fault", **rule)

    def clear_faults(self):
        self.command("clear-faults")

    def replace_certificate(self):
        self.command("replace-certificate")
        host, port = self.address.split(":")
        shown = ssl.get_server_certificate((host, int(port)), timeout=10)
        self.fingerprint = hashlib.sha256(ssl.PEM_cert_to_DER_cert(shown)).hexdigest()

    def requests(self):
        return self.command("requests")["requests"]

    def tokens(self):
        """The session tokens that came with requests."""
        return sorted({value for request in self.requests() for name, value in request["headers"]
                       if name.lower() == "x-api-session"})

    def systems(self):
        return self.command("systems")["systems"]

    def power(self, uuid, stamp_ms):
        """Watts that the HMC served for a system and a moment, or None."""
        sample = self.command("sample", uuid=uuid, stampMs=stamp_ms, kind="energy")["sample"]
        reading = sample and sample["energyUtil"]["powerUtil"].get("powerReading")
        return reading[0] if isinstance(reading, list) else reading

    def tell_tokens(self):
        """Tells the search which tokens this HMC has given out."""
        if self.search and self.process.poll() is None:
            self.search.know("a token", *self.tokens())

    def stop(self):
        if self.process.poll() is None:
            self.tell_tokens()
            self.process.kill()
        self.process.wait()
