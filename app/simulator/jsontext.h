// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace hmcscope::simulator {

/// Writes JSON as the HMC does, which QJsonDocument cannot: keys in their order, 407.000, 1E+1.
class JsonText final
{
public:
    JsonText &begin(char bracket); ///< an object or an array, as a value
    JsonText &end(char bracket);
    JsonText &key(const char *name);
    JsonText &raw(const QByteArray &value);
    JsonText &string(const QString &value);
    JsonText &number(qint64 value) { return raw(QByteArray::number(value)); }

    /// "name": [value] with at most three decimals; [null] where there is none.
    JsonText &measured(const char *name, std::optional<double> value);
    /// The same with exactly three decimals, as energy has.
    JsonText &reading(const char *name, std::optional<double> value);
    JsonText &text(const char *name, const QString &value) { return key(name).string(value); }
    JsonText &count(const char *name, qint64 value) { return key(name).number(value); }

    const QByteArray &bytes() const { return m_out; }

private:
    void separate();
    JsonText &array(const char *name, std::optional<double> value, bool trim);

    QByteArray m_out;
};

QByteArray quoted(const QString &text);
/// As Java's BigDecimal without trailing zeros prints: 16, 1E+1, 2.176E+4.
QByteArray stripped(qint64 value);

} // namespace hmcscope::simulator
