// SPDX-License-Identifier: GPL-3.0-or-later
#include "key_sheet.h"

#include "pages/action_text.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/windows/downward_scroll_area.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFontMetrics>
#include <QGridLayout>
#include <QMenu>
#include <QMenuBar>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace console {

namespace theme = widgets::theme;

namespace {

class KeyTexts final {
    Q_DECLARE_TR_FUNCTIONS(console::KeySheet)
};

constexpr QSize sheetSize(1000, 680);
constexpr std::size_t sheetColumns = 2;

/// Of a part that has the keyboard: what no action of a menu stands for.
struct PartKeys {
    const char* part; ///< for translation; the same as before: nullptr
    const char* keys; ///< as QKeySequence reads them, "; " between those that do the same
    const char* text;
};

// clang-format off
constexpr PartKeys partKeys[]{
    {QT_TRANSLATE_NOOP("console::KeySheet", "In the list"),
        "Esc", QT_TRANSLATE_NOOP("console::KeySheet", "Clear the search")},
    {nullptr, "Ctrl+L", QT_TRANSLATE_NOOP("console::KeySheet", "The log of the selected row")},
    {nullptr, "Ctrl+Shift+Left; Ctrl+Shift+Right", QT_TRANSLATE_NOOP("console::KeySheet", "Move a card of what is live")},
    {QT_TRANSLATE_NOOP("console::KeySheet", "In the search"),
        "Up; Down", QT_TRANSLATE_NOOP("console::KeySheet", "Choose a completion")},
    {nullptr, "Tab", QT_TRANSLATE_NOOP("console::KeySheet", "Take the completion")},
    {QT_TRANSLATE_NOOP("console::KeySheet", "On the page of a deployment"),
        "Ctrl+1; Ctrl+2; Ctrl+3; Ctrl+4; Ctrl+5", QT_TRANSLATE_NOOP("console::KeySheet", "Info, progress, resources, metrics, log")},
    {nullptr, "Esc", QT_TRANSLATE_NOOP("console::KeySheet", "Take back the time range, then the moment")},
    {nullptr, "Return", QT_TRANSLATE_NOOP("console::KeySheet", "The log of the step or of the pod")},
    {QT_TRANSLATE_NOOP("console::KeySheet", "In a curve"),
        "Left; Right", QT_TRANSLATE_NOOP("console::KeySheet", "From point to point")},
    {nullptr, "Ctrl+Left; Ctrl+Right", QT_TRANSLATE_NOOP("console::KeySheet", "From step to step")},
    {nullptr, "Shift+Left; Shift+Right", QT_TRANSLATE_NOOP("console::KeySheet", "Move what is seen")},
    {nullptr, "+; -", QT_TRANSLATE_NOOP("console::KeySheet", "Zoom in and out")},
    {nullptr, "Home; End", QT_TRANSLATE_NOOP("console::KeySheet", "To the beginning, to the end")},
    {nullptr, "0", QT_TRANSLATE_NOOP("console::KeySheet", "Everything")},
    {QT_TRANSLATE_NOOP("console::KeySheet", "In a log"),
        "Return", QT_TRANSLATE_NOOP("console::KeySheet", "The whole entry")},
    {nullptr, "Left; Right", QT_TRANSLATE_NOOP("console::KeySheet", "Scroll to the side")},
};
// clang-format on

void addActionsWithKeys(std::vector<KeyRow>& to, const QMenu& menu)
{
    for (const QAction* action : menu.actions()) {
        if (const QMenu* inner = action->menu())
            addActionsWithKeys(to, *inner);
        else if (!action->shortcuts().isEmpty())
            to.push_back({action->shortcuts(), withoutMnemonic(action->text())});
    }
}

QString textOf(const QList<QKeySequence>& keys)
{
    QStringList texts;
    for (const QKeySequence& key : keys)
        texts << key.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral(", "));
}

/// So that the meanings of all groups begin at the same place.
int widthOfKeys(const std::vector<KeyGroup>& groups, QFont font)
{
    font.setBold(true);
    const QFontMetrics metrics(font);
    int width = 0;
    for (const KeyGroup& group : groups) {
        for (const KeyRow& row : group.rows)
            width = std::max(width, metrics.horizontalAdvance(textOf(row.keys)));
    }
    return width;
}

QWidget* groupView(const KeyGroup& group, int keysWidth, QWidget& parent)
{
    auto* view = new QWidget(&parent);
    // A form layout is lower than its lines where they break.
    auto* rows = new QGridLayout(view);
    rows->setContentsMargins({});
    rows->setHorizontalSpacing(theme::space::section);
    rows->setColumnStretch(1, 1);
    auto* title = new widgets::PlainLabel(group.title, view);
    title->setFont(theme::font(theme::Type::Heading));
    rows->addWidget(title, 0, 0, 1, 2);
    for (const KeyRow& row : group.rows) {
        auto* keys = new widgets::PlainLabel(textOf(row.keys), view);
        QFont bold = keys->font();
        bold.setBold(true);
        keys->setFont(bold);
        keys->setMinimumWidth(keysWidth);
        auto* text = new widgets::PlainLabel(row.text, view);
        text->setWordWrap(true);
        const int line = rows->rowCount();
        rows->addWidget(keys, line, 0);
        rows->addWidget(text, line, 1);
    }
    return view;
}

/// Beside each other, about as long as each other.
QWidget* sheetView(const std::vector<KeyGroup>& groups)
{
    auto* view = new QWidget;
    const int keysWidth = widthOfKeys(groups, view->font());
    auto* columns = new QHBoxLayout(view);
    columns->setSpacing(2 * theme::space::section);
    std::size_t all = 0;
    for (const KeyGroup& group : groups)
        all += group.rows.size() + 1;
    QVBoxLayout* column = nullptr;
    std::size_t placed = 0;
    std::size_t begun = 0;
    for (const KeyGroup& group : groups) {
        if (column == nullptr || (begun < sheetColumns && placed >= all * begun / sheetColumns)) {
            column = new QVBoxLayout;
            column->setSpacing(theme::space::section);
            columns->addLayout(column, 1);
            ++begun;
        }
        column->addWidget(groupView(group, keysWidth, *view));
        placed += group.rows.size() + 1;
    }
    for (int index = 0; index < columns->count(); ++index)
        static_cast<QVBoxLayout*>(columns->itemAt(index)->layout())->addStretch(1);
    return view;
}

} // namespace

std::vector<KeyGroup> keySheet(const QMenuBar& menus)
{
    std::vector<KeyGroup> groups;
    for (const QAction* action : menus.actions()) {
        KeyGroup group{withoutMnemonic(action->text()), {}};
        if (action->menu() != nullptr)
            addActionsWithKeys(group.rows, *action->menu());
        if (!group.rows.empty())
            groups.push_back(std::move(group));
    }
    for (const PartKeys& each : partKeys) {
        if (each.part != nullptr)
            groups.push_back({KeyTexts::tr(each.part), {}});
        groups.back().rows.push_back(
            {QKeySequence::listFromString(QLatin1String(each.keys)), KeyTexts::tr(each.text)});
    }
    return groups;
}

void showKeySheet(QWidget& parent, const QMenuBar& menus)
{
    auto* dialog = new QDialog(&parent);
    dialog->setObjectName(QStringLiteral("keySheet"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(KeyTexts::tr("Keyboard shortcuts"));
    // A window that is not larger than the sheet is still seen around it.
    const QSize margin(2 * theme::space::section, 2 * theme::space::section);
    dialog->resize(sheetSize.boundedTo(parent.size() - margin));
    auto* area = new widgets::DownwardScrollArea(dialog);
    area->setFrameShape(QFrame::StyledPanel); // it has the keys
    area->setFocusPolicy(Qt::StrongFocus);
    area->setAccessibleName(dialog->windowTitle());
    area->setWidget(sheetView(keySheet(menus)));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(area);
    layout->addWidget(buttons);
    dialog->open();
    area->setFocus();
}

} // namespace console
