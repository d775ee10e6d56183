// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/dialect.h"

#include <QMetaEnum>
#include <QMetaProperty>
#include <QVariant>

namespace hmcscope::simulator {

Dialect dialectOf(Dialect::Generation generation)
{
    using Generation = Dialect::Generation;
    Dialect dialect;
    dialect.generation = generation;
    switch (generation) {
    case Generation::V8:
        dialect.energyCapableKnown = false;
        dialect.systemType = false;
        dialect.narrowAccept406 = false;
        dialect.echo = Dialect::Echo::Masked;
        dialect.logoffSetsCookie = true;
        dialect.closeOnErrors = true;
        dialect.tls = Dialect::Tls::Only12;
        dialect.sampleOffset = 26;
        break;
    case Generation::V9:
        dialect.narrowAccept406 = false;
        dialect.echo = Dialect::Echo::Masked;
        break;
    case Generation::V10:
        dialect.links = Dialect::Links::Port443;
        dialect.gzip = true;
        break;
    case Generation::V11:
        dialect.pcmOffStatus = 404;
        dialect.gzip = true;
        break;
    }
    return dialect;
}

bool setSwitch(Dialect &dialect, const QString &name, const QString &value)
{
    const QMetaObject &meta = Dialect::staticMetaObject;
    const int index = meta.indexOfProperty(name.toLatin1().constData());
    if (index < 0)
        return false;
    const QMetaProperty property = meta.property(index);
    QVariant wanted(value);
    if (property.isEnumType()) {
        bool known = false;
        const int number = property.enumerator().keyToValue(value.toLatin1().constData(), &known);
        if (!known)
            return false;
        wanted = number;
    } else if (property.metaType().id() == QMetaType::Bool) {
        if (value != QStringLiteral("true") && value != QStringLiteral("false"))
            return false;
        wanted = value == QStringLiteral("true");
    } else if (!wanted.convert(property.metaType())) {
        return false;
    }
    return property.writeOnGadget(&dialect, wanted);
}

} // namespace hmcscope::simulator
