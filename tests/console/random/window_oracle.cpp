// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_oracle.h"

#include "plain_list.h"

#include "session/source_session.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_page.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QRegularExpression>

#include <gtest/gtest.h>

#include <algorithm>

namespace random_window {

using console::PageKey;
using console::PageKind;

namespace {

QString titleOf(const deployment::Deployment& run)
{
    QStringList parts{QString::fromStdString(run.service), QString::fromStdString(run.version),
        QString::fromStdString(run.environment).remove(QStringLiteral("环境"))};
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString nameOf(const QWidget& page, const char* part)
{
    const auto* found = page.findChild<QWidget*>(QLatin1String(part));
    return found == nullptr ? QString() : found->accessibleName();
}

/// Texts of the data, and signs that are the same in both languages.
QString withoutData(QString text)
{
    static const QRegularExpression data(QStringLiteral(
        "“[^”]*”|DEP-\\d*|night-\\d\\.test|http://|OPS-|alice|bob|=cmd\\(\\)|</?b>|V\\d|"
        "staging|eu-prod|orders|Check|Switch traffic|begins|goes on|ABANDONED|"
        "UTC|JSON|CSV|Markdown|PDF|Ctrl|Shift|Enter|Esc|Alt|Tab|Home|End|F\\d"));
    return text.remove(data);
}

bool isEnglish(const QString& text)
{
    static const QRegularExpression words(QStringLiteral("[A-Za-z]{3,}"));
    return withoutData(text).contains(words);
}

template <typename Widget> void expectChinese(const QWidget& window)
{
    for (const Widget* each : window.findChildren<Widget*>()) {
        if (!each->isVisible())
            continue;
        EXPECT_FALSE(isEnglish(each->text()))
            << each->objectName().toStdString() << ": " << each->text().toStdString();
        EXPECT_FALSE(isEnglish(each->toolTip()))
            << each->objectName().toStdString() << ": " << each->toolTip().toStdString();
        EXPECT_FALSE(isEnglish(each->accessibleName()))
            << each->objectName().toStdString() << ": " << each->accessibleName().toStdString();
    }
}

} // namespace

void expectDetail(const Desk& desk)
{
    const console::PageKey* key = desk.window().workspace().currentKey();
    const widgets::DetailPage* page = desk.window().currentDetail();
    if (key == nullptr || key->kind != PageKind::Deployment || page == nullptr
        || desk.list() == nullptr)
        return;
    const ToldSource& source = *desk.serverOf(*desk.list())->source;
    const std::string& id = key->subject.deploymentId;
    // What was read for others is not on a page that has only just asked.
    const auto read =
        page->deploymentId().isEmpty() ? source.answered().end() : source.answered().find(id);
    const auto row = source.told().find(id);
    if (read == source.answered().end() && row == source.told().end())
        return;
    const deployment::Deployment& run =
        read != source.answered().end() ? read->second : row->second;
    EXPECT_EQ(page->title().toStdString(), titleOf(run).toStdString());
    if (read != source.answered().end()) {
        EXPECT_EQ(page->deploymentId().toStdString(), id);
    }
    EXPECT_EQ(page->findChild<QLabel*>(QStringLiteral("id"))->text().toStdString(), id);
    EXPECT_EQ(nameOf(*page, "status").toStdString(),
        models::statusText(run.status.known, run.status.text, run.paused).toStdString());
    const auto* facts = page->findChild<QLabel*>(QStringLiteral("facts"));
    EXPECT_TRUE(facts->text().contains(QString::fromStdString(run.executor)))
        << facts->text().toStdString() << " does not tell " << run.executor;
    if (QLocale().language() == QLocale::English) {
        EXPECT_FALSE(source.isLost() && nameOf(*page, "freshness") == u"Live");
    }
}

void expectTabs(const Desk& desk)
{
    const auto& tabs = desk.window().workspace().tabs();
    const auto keys = tabs.keys();
    const auto count = [&](PageKind kind) {
        return std::ranges::count(keys, kind, &PageKey::kind);
    };
    const QWidget& window = desk.window();
    EXPECT_EQ(window.findChildren<widgets::ListPage*>().size(), count(PageKind::List));
    EXPECT_LE(window.findChildren<widgets::DetailPage*>().size(), count(PageKind::Deployment));
    EXPECT_EQ(tabs.count(), static_cast<int>(keys.size()));
    for (const PageKey& key : keys) {
        if (key.kind == PageKind::List) {
            EXPECT_TRUE(tabs.titleOf(key).contains(u"night-"));
        }
    }
    const PageKey* front = desk.window().workspace().currentKey();
    if (front != nullptr) {
        const QString title = tabs.find(*front)->title;
        EXPECT_TRUE(window.windowTitle().contains(title))
            << window.windowTitle().toStdString() << " does not tell " << title.toStdString();
    }
}

void expectKeys(const Desk& desk)
{
    if (QApplication::activeWindow() != &desk.window())
        return;
    QWidget* focus = QApplication::focusWidget();
    ASSERT_NE(focus, nullptr) << "the keys are nowhere";
    EXPECT_TRUE(focus->isVisible()) << focus->metaObject()->className();
    EXPECT_TRUE(focus->isEnabled()) << focus->metaObject()->className();
    auto* heard = QAccessible::queryAccessibleInterface(focus);
    ASSERT_NE(heard, nullptr);
    EXPECT_FALSE(
        heard->text(QAccessible::Name).isEmpty() && heard->text(QAccessible::Value).isEmpty())
        << focus->metaObject()->className() << ' ' << focus->objectName().toStdString();
}

void expectLanguage(const Desk& desk)
{
    if (QLocale().language() != QLocale::Chinese)
        return;
    const QWidget& window = desk.window();
    expectChinese<QLabel>(window);
    expectChinese<QAbstractButton>(window);
    for (const QHeaderView* header : window.findChildren<QHeaderView*>()) {
        if (!header->isVisible() || header->orientation() == Qt::Vertical)
            continue;
        for (int section = 0; section < header->count(); ++section) {
            const QString text = header->model()->headerData(section, Qt::Horizontal).toString();
            EXPECT_FALSE(isEnglish(text)) << text.toStdString();
        }
    }
}

} // namespace random_window
