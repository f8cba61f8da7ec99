// SPDX-License-Identifier: GPL-3.0-or-later
// Qt's values in the output of tests that fail; without this, GoogleTest shows a text as a list of
// two-byte objects.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <ostream>

inline void PrintTo(const QString& text, std::ostream* to)
{
    *to << '"' << text.toStdString() << '"';
}

inline void PrintTo(const QByteArray& bytes, std::ostream* to)
{
    *to << '"' << bytes.toStdString() << '"';
}

inline void PrintTo(const QUrl& url, std::ostream* to)
{
    *to << url.toString().toStdString();
}
