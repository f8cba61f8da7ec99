// SPDX-License-Identifier: GPL-3.0-or-later
#include "program_report.h"

#include "settings/settings.h"

#include "deploy/deployment/redactor.h"
#include "deploy/logging/logging.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QLocale>
#include <QRegularExpression>
#include <QScreen>
#include <QStyle>
#include <QSysInfo>
#include <QVariant>

namespace console {

namespace {

/// "VmRSS:  123456 kB" of the kernel; empty where there is none.
QString memory()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return QString::fromLatin1(line.mid(6).trimmed());
    }
    return {};
}

QString screens()
{
    QStringList all;
    for (const QScreen* screen : QGuiApplication::screens())
        all.append(QStringLiteral("%1x%2 at %3")
                       .arg(screen->size().width())
                       .arg(screen->size().height())
                       .arg(screen->devicePixelRatio()));
    return all.join(QStringLiteral(", "));
}

QString changedSettings(const Settings& settings)
{
    QStringList all;
    for (const SettingInfo& info : settingTable()) {
        const bool isShort = info.kind == SettingKind::Word || info.kind == SettingKind::Flag
            || info.setting == Setting::FontSize;
        if (!isShort || !settings.isChanged(info.setting))
            continue;
        const QString value = info.kind == SettingKind::Flag
            ? QVariant(settings.flag(info.setting)).toString()
            : settings.text(info.setting);
        all.append(QLatin1String(info.key) + QLatin1Char('=') + value);
    }
    return all.isEmpty() ? QStringLiteral("-") : all.join(QLatin1Char(' '));
}

} // namespace

std::string programReport(const Settings& settings)
{
    const QFont font = QApplication::font();
    const QList<std::pair<const char*, QString>> lines{
        {"deployment-console", QApplication::applicationVersion()},
        {"qt", QString::fromLatin1(qVersion())},
        {"platform", QGuiApplication::platformName()},
        {"system",
            QSysInfo::prettyProductName() + QStringLiteral(", kernel ")
                + QSysInfo::kernelVersion()},
        {"style", QApplication::style()->objectName()},
        {"font", QStringLiteral("%1 %2 pt").arg(font.family()).arg(font.pointSizeF())},
        {"screens", screens()},
        {"locale",
            QLocale().name() + QStringLiteral(", of the system ") + QLocale::system().name()},
        {"memory", memory()},
        {"log", QFile::decodeName(logging::stateFolder().c_str())},
        {"settings", changedSettings(settings)},
    };
    std::string text;
    for (const auto& [name, value] : lines)
        text += std::string(name) + ": " + value.toStdString() + '\n';
    return text;
}

std::string forOthers(const std::string& report, const deployment::Redactor& redactor)
{
    static const QRegularExpression userInfo(QStringLiteral("://[^/@\\s]*@"));
    QString text = QString::fromStdString(redactor.redacted(report));
    return text.replace(userInfo, QStringLiteral("://")).toStdString();
}

} // namespace console
