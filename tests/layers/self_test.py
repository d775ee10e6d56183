#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants every violation that layers.py knows in a tree of its own and expects it to be found, and nothing else."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import layers  # noqa: E402

SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


class Layers(unittest.TestCase):
    def found(self, name, text, spdx=SPDX):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True)
            path.write_text(spdx + text)
            return list(layers.violations(pathlib.Path(folder)))

    def test_what_is_allowed(self):
        for name, text in (
            ("app/hmc/api.cpp", '#include "http/transport.h"\n#include "base/error.h"\n#include "hmc/api.h"\n'),
            ("app/hmc/guardconversation.cpp", '#include "guard/frames.h"\n'),
            ("app/connection/connection.h", '#include "http/trust.h"\n'),
            ("app/probe/main.cpp", '#include "export/csv.h"\nint main() { return app.exec(); }\n'),
            ("ui/main.cpp", '#include "composition.h"\n#include "shell/mainwindow.h"\n#include "connection/connection.h"\n'),
            ("app/http/networktransport.cpp", "QNetworkAccessManager m_manager;\n"),
            ("app/store/keychain.cpp", "#include <qt6keychain/keychain.h>\nQKeychain::ReadPasswordJob job;\n"),
            ("app/lifecycle/shutdown.cpp", "QCoreApplication::quit();\nexit(1);\n"),
            ("app/base/words.cpp", '// never exec(), quit() or QEventLoop\nauto text = "exit(1) processEvents";\n'),
            ("app/guard/retry.cpp", "void onExit();\nauto n = isExit(2);\nQSqlQuery_exec;\n"),
            ("app/http/trust.cpp", "reply->ignoreSslErrors(expected);\n"),
            ("app/hmc/parsers.cpp", 'const char text[] = R"(\nQEventLoop loop;\n)";\n'),
        ):
            with self.subTest(name):
                self.assertEqual(self.found(name, text), [])

    def test_planted_includes(self):
        for name, include in (
            ("app/base/clock.cpp", "metrics/metric.h"),
            ("app/metrics/metric.cpp", "http/transport.h"),
            ("app/http/call.cpp", "hmc/session.h"),
            ("app/hmc/api.cpp", "history/historystore.h"),
            ("app/hmc/api.cpp", "guard/frames.h"),
            ("app/history/ring.cpp", "http/transport.h"),
            ("app/export/csv.cpp", "hmc/api.h"),
            ("app/lifecycle/shutdown.cpp", "connection/connection.h"),
            ("app/monitor/monitor.cpp", "store/settings.h"),
            ("app/guard/main.cpp", "base/secret.h"),
            ("app/simulator/pcm.cpp", "hmc/parsers.h"),
            ("app/connection/demo.cpp", "simulator/simulator.h"),
            ("app/connection/connection.cpp", "shell/mainwindow.h"),
            ("ui/shell/window.cpp", "simulator/simulator.h"),
            ("ui/shell/window.cpp", "guard/frames.h"),
        ):
            with self.subTest(f"{name} {include}"):
                found = self.found(name, f'#include "{include}"\n')
                self.assertEqual(len(found), 1, found)
                self.assertIn(include, found[0])

    def test_an_include_that_is_not_from_the_root(self):
        self.assertEqual(len(self.found("app/http/call.cpp", '#include "transport.h"\n')), 1)
        self.assertEqual(len(self.found("app/http/call.cpp", '#include "../base/error.h"\n')), 1)
        self.assertEqual(len(self.found("ui/shell/window.cpp", '#include "composition.h"\n')), 1)

    def test_planted_words(self):
        for name, line in (
            ("app/hmc/api.cpp", "QNetworkAccessManager manager;"),
            ("app/connection/connection.cpp", "#include <QNetworkAccessManager>"),
            ("ui/logon/dialog.cpp", "#include <qt6keychain/keychain.h>"),
            ("ui/logon/dialog.cpp", "QKeychain::Job *job;"),
            ("app/connection/demo.cpp", "exit(2);"),
            ("app/connection/demo.cpp", "_exit(2);"),
            ("app/connection/demo.cpp", "std::exit(2);"),
            ("app/connection/demo.cpp", "QCoreApplication::exit(2);"),
            ("ui/shell/window.cpp", "qApp->quit();"),
            ("ui/shell/window.cpp", "connect(action, &QAction::triggered, qApp, &QApplication::quit);"),
            ("app/hmc/session.cpp", "QEventLoop loop;"),
            ("app/lifecycle/shutdown.cpp", "QCoreApplication::processEvents();"),
            ("app/http/call.cpp", "QThread::msleep(10);"),
            ("app/guard/main.cpp", "usleep(10);"),
            ("app/guard/main.cpp", "std::this_thread::sleep_for(1s);"),
            ("app/http/call.cpp", "reply->ignoreSslErrors();"),
            ("ui/logon/dialog.cpp", "dialog.exec();"),
            ("ui/logon/dialog.cpp", "dialog->exec();"),
        ):
            with self.subTest(f"{name} {line}"):
                self.assertEqual(len(self.found(name, line + "\n")), 1)

    def test_planted_sizes(self):
        self.assertEqual(self.found("app/base/a.cpp", "\n" * 399), [])
        self.assertEqual(len(self.found("app/base/a.cpp", "\n" * 400)), 1)
        self.assertEqual(self.found("ui/shell/a.h", "\n" * 159), [])
        self.assertEqual(len(self.found("ui/shell/a.h", "\n" * 160)), 1)
        self.assertEqual(len(self.found("tests/base/tst_a.cpp", "\n" * 400)), 1)

    def test_a_missing_licence_line(self):
        self.assertEqual(len(self.found("resources/guide/guide.md", "text\n", spdx="")), 1)
        self.assertEqual(self.found("resources/guide/sample.json", "{}\n", spdx=""), [])

    def test_a_path_of_one_machine(self):
        for path in ("/home/someone/hmc", "/root/.config"):
            with self.subTest(path):
                self.assertEqual(len(self.found("installer/some.sh", f"cd {path}\n")), 1)
        self.assertEqual(self.found("installer/some.sh", "ls build/release/bin /usr/bin https://x/home/y\n"), [])


if __name__ == "__main__":
    unittest.main()
