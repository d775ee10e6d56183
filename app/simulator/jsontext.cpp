// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/jsontext.h"

namespace hmcscope::simulator {

namespace {

QByteArray trimmedDecimals(double value)
{
    QByteArray text = QByteArray::number(value, 'f', 3);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text;
}

} // namespace

void JsonText::separate()
{
    if (!m_out.isEmpty() && !QByteArrayView("{[:").contains(m_out.back()))
        m_out += ',';
}

JsonText &JsonText::begin(char bracket)
{
    separate();
    m_out += bracket;
    return *this;
}

JsonText &JsonText::end(char bracket)
{
    m_out += bracket;
    return *this;
}

JsonText &JsonText::key(const char *name)
{
    separate();
    m_out += '"';
    m_out += name;
    m_out += "\":";
    return *this;
}

JsonText &JsonText::raw(const QByteArray &value)
{
    separate();
    m_out += value;
    return *this;
}

JsonText &JsonText::string(const QString &value)
{
    return raw(quoted(value));
}

JsonText &JsonText::measured(const char *name, std::optional<double> value)
{
    return key(name).raw('[' + (value ? trimmedDecimals(*value) : QByteArray("null")) + ']');
}

JsonText &JsonText::reading(const char *name, std::optional<double> value)
{
    return key(name).raw('[' + (value ? QByteArray::number(*value, 'f', 3) : QByteArray("null")) + ']');
}

QByteArray quoted(const QString &text)
{
    QByteArray out = "\"";
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (uchar(c) >= 0x20)
            out += c;
        else
            out += "\\u00" + QByteArray::number(uchar(c), 16).rightJustified(2, '0');
    }
    return out + '"';
}

QByteArray stripped(qint64 value)
{
    QByteArray digits = QByteArray::number(value);
    if (value == 0 || !digits.endsWith('0'))
        return digits;
    const qsizetype exponent = digits.size() - 1;
    while (digits.endsWith('0'))
        digits.chop(1);
    if (digits.size() > 1)
        digits.insert(1, '.');
    return digits + "E+" + QByteArray::number(exponent);
}

} // namespace hmcscope::simulator
