// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/actions/page_action.h"

#include "deploy/models/display_strings.h"

#include <QAction>
#include <QCoreApplication>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <iterator>
#include <utility>

namespace widgets {

namespace {

class PageActionTexts final {
    Q_DECLARE_TR_FUNCTIONS(widgets::PageActions)
};

constexpr const char* whatProperty = "pageAction";

struct PageActionRow {
    PageAction what;
    const char* text; ///< for translation
    QList<QKeySequence> (*keys)();
};

QList<QKeySequence> noKeys()
{
    return {};
}

template <int key> QList<QKeySequence> oneKey()
{
    return {QKeySequence(key)};
}

template <int key, int other> QList<QKeySequence> twoKeys()
{
    return {QKeySequence(key), QKeySequence(other)};
}

template <QKeySequence::StandardKey key> QList<QKeySequence> standardKey()
{
    return {QKeySequence(key)};
}

QList<QKeySequence> undoKeys()
{
    return {QKeySequence(Qt::CTRL | Qt::Key_Z), QKeySequence(Qt::ALT | Qt::Key_Left)};
}

QList<QKeySequence> redoKeys()
{
    // Desktops differ in this one.
    return {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y),
        QKeySequence(Qt::ALT | Qt::Key_Right)};
}

/// The key is called as it is on keyboards and in the guide; Qt's own translation is another word.
[[maybe_unused]] constexpr const char* nameOfEnter = QT_TRANSLATE_NOOP("QShortcut", "Enter");

// clang-format off
/// In the order of the enumeration.
const PageActionRow pageActionTable[]{
    {PageAction::Undo, QT_TRANSLATE_NOOP("widgets::PageActions", "&Undo filter"), undoKeys},
    {PageAction::Redo, QT_TRANSLATE_NOOP("widgets::PageActions", "&Redo filter"), redoKeys},
    {PageAction::Copy, QT_TRANSLATE_NOOP("widgets::PageActions", "&Copy"), standardKey<QKeySequence::Copy>},
    {PageAction::CopyMarkdown, QT_TRANSLATE_NOOP("widgets::PageActions", "Copy as &Markdown"), noKeys},
    {PageAction::CopyJson, QT_TRANSLATE_NOOP("widgets::PageActions", "Copy as &JSON"), noKeys},
    {PageAction::CopyId, QT_TRANSLATE_NOOP("widgets::PageActions", "Copy &ID"), noKeys},
    {PageAction::SelectAll, QT_TRANSLATE_NOOP("widgets::PageActions", "Select &all"), standardKey<QKeySequence::SelectAll>},
    {PageAction::Find, QT_TRANSLATE_NOOP("widgets::PageActions", "&Find…"), standardKey<QKeySequence::Find>},
    {PageAction::FindNext, QT_TRANSLATE_NOOP("widgets::PageActions", "Find &next"), oneKey<Qt::Key_F3>},
    {PageAction::FindPrevious, QT_TRANSLATE_NOOP("widgets::PageActions", "Find &previous"), oneKey<int(Qt::SHIFT) | int(Qt::Key_F3)>},
    {PageAction::Refresh, QT_TRANSLATE_NOOP("widgets::PageActions", "R&efresh"), oneKey<Qt::Key_F5>},
    {PageAction::Preview, QT_TRANSLATE_NOOP("widgets::PageActions", "Pre&view of the selected row"), oneKey<Qt::Key_F4>},
    {PageAction::OtherPart, QT_TRANSLATE_NOOP("widgets::PageActions", "&Keyboard to the preview, and back"), oneKey<Qt::Key_F6>},
    {PageAction::Export, QT_TRANSLATE_NOOP("widgets::PageActions", "&Export…"), oneKey<int(Qt::CTRL) | int(Qt::Key_E)>},
    {PageAction::Print, QT_TRANSLATE_NOOP("widgets::PageActions", "&Print…"), oneKey<int(Qt::CTRL) | int(Qt::Key_P)>},
    {PageAction::SavePdf, QT_TRANSLATE_NOOP("widgets::PageActions", "Sa&ve as PDF…"), noKeys},
    {PageAction::Open, QT_TRANSLATE_NOOP("widgets::PageActions", "&Open"), twoKeys<Qt::Key_Enter, Qt::Key_Return>},
    {PageAction::ShowLog, QT_TRANSLATE_NOOP("widgets::PageActions", "Show &log"), oneKey<int(Qt::CTRL) | int(Qt::Key_L)>},
    {PageAction::Compare, QT_TRANSLATE_NOOP("widgets::PageActions", "&Compare"), oneKey<int(Qt::CTRL) | int(Qt::Key_D)>},
};
// clang-format on
static_assert(std::size(pageActionTable) == pageActionCount);

const PageActionRow& rowOfAction(PageAction what)
{
    return pageActionTable[static_cast<std::size_t>(what)];
}

Qt::ShortcutContext contextOf(KeyUse use)
{
    return use == KeyUse::Everywhere ? contextOfPageKeys : Qt::WidgetShortcut;
}

} // namespace

QString pageActionText(PageAction what)
{
    return PageActionTexts::tr(rowOfAction(what).text);
}

QList<QKeySequence> pageActionKeys(PageAction what)
{
    return rowOfAction(what).keys();
}

QAction& addPageAction(QWidget& owner, PageAction what, KeyUse use, std::function<void()> run)
{
    auto* action = new QAction(pageActionText(what), &owner);
    action->setShortcuts(pageActionKeys(what));
    action->setShortcutContext(contextOf(use));
    markPageAction(*action, what);
    QObject::connect(action, &QAction::triggered, &owner, std::move(run));
    // An action that belongs to no widget's list has keys that are shown, and do nothing.
    if (use != KeyUse::Shown)
        owner.addAction(action);
    return *action;
}

void markPageAction(QAction& action, PageAction what)
{
    action.setProperty(whatProperty, static_cast<int>(what));
}

QAction* pageActionOf(const QWidget& owner, PageAction what)
{
    const auto isIt = [what](const QAction* action) {
        const QVariant marked = action->property(whatProperty);
        return marked.isValid() && marked.toInt() == static_cast<int>(what);
    };
    const auto listed = owner.actions();
    if (const auto found = std::ranges::find_if(listed, isIt); found != listed.end())
        return *found;
    const auto owned = owner.findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly);
    const auto found = std::ranges::find_if(owned, isIt);
    return found == owned.end() ? nullptr : *found;
}

void setAvailable(QAction& action, const QString& reason)
{
    action.setEnabled(reason.isEmpty());
    action.setToolTip(models::toolTipText(reason));
    action.setStatusTip(reason);
}

} // namespace widgets
