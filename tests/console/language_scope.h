// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/appearance.h"

#include <QApplication>
#include <QLocale>
#include <QTranslator>

namespace test_support {

/// The program speaks English, and whatever a test lets it speak, as long as this lives; the tests
/// that come after know no translations again, in whatever order they are run.
class LanguageScope final {
public:
    LanguageScope() { console::applyLanguage(*qApp, QStringLiteral("en")); }
    ~LanguageScope()
    {
        qDeleteAll(qApp->findChildren<QTranslator*>(QString(), Qt::FindDirectChildrenOnly));
        QLocale::setDefault(m_before);
    }
    Q_DISABLE_COPY_MOVE(LanguageScope)

private:
    const QLocale m_before;
};

} // namespace test_support
