// SPDX-License-Identifier: GPL-3.0-or-later
#include "user_guide.h"

#include "settings/languages.h"

#include "deploy/widgets/welcome/guide_dialog.h"

#include <QFile>
#include <QLocale>

namespace console {

using widgets::GuideDialog;

QString userGuide()
{
    const bool isChinese = languageFor(QLocale()) == QLatin1String("zh_CN");
    QFile file(isChinese ? QStringLiteral(":/guide/user-guide.zh.md")
                         : QStringLiteral(":/guide/user-guide.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll());
}

void showGuide(QWidget& window)
{
    auto* guide = window.findChild<GuideDialog*>(QString(), Qt::FindDirectChildrenOnly);
    if (guide == nullptr) {
        guide = new GuideDialog(userGuide(), &window);
        guide->setAttribute(Qt::WA_DeleteOnClose);
    }
    guide->show();
    guide->raise();
    guide->activateWindow();
}

} // namespace console
