// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_palette.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/access/announcement.h"
#include "deploy/widgets/controls/clear_button.h"
#include "deploy/widgets/theme/letters.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QCoreApplication>
#include <QFrame>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace console {

namespace {

constexpr QSize usualSize(680, 420); // in the usual letters
constexpr int fromTop = 80; ///< of the window
constexpr int roomOfRow = 10; ///< above and below its text
constexpr int shareOfHint = 60; ///< percent of the width, at most

} // namespace

CommandPalette::CommandPalette(PaletteEntries entries, QWidget& window)
    : QDialog(&window, Qt::Dialog | Qt::FramelessWindowHint)
    , m_entries(std::move(entries))
    , m_typed(new QLineEdit(this))
    , m_results(new QTreeWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Go to"));
    m_typed->setPlaceholderText(tr(
        "An action, a tab, a connection, an environment, or a deployment's ID, version, service"));
    m_typed->setAccessibleName(tr("Go to"));
    widgets::addClearButton(*m_typed);
    m_typed->installEventFilter(this);
    setupResults();
    auto* frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(frame);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(widgets::theme::space::apart, widgets::theme::space::apart,
        widgets::theme::space::apart, widgets::theme::space::apart);
    layout->setSpacing(widgets::theme::space::near);
    layout->addWidget(m_typed);
    layout->addWidget(m_results);
    connect(m_typed, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_typed, &QLineEdit::returnPressed, this, [this] { run(m_results->currentItem()); });
    // The keys stay with the field, so that what they choose has to be told.
    connect(m_results, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item != nullptr)
            widgets::announce(*this, item->data(0, Qt::AccessibleTextRole).toString());
    });
    connect(
        m_results, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) { run(item); });
    placeAbove(window);
    fill();
    m_typed->setFocus();
}

void CommandPalette::setupResults()
{
    m_results->setAccessibleName(tr("Results"));
    m_results->setColumnCount(3);
    m_results->setHeaderHidden(true);
    m_results->setRootIsDecorated(false);
    m_results->setUniformRowHeights(true);
    m_results->setFocusPolicy(Qt::NoFocus);
    m_results->header()->setStretchLastSection(false);
    m_results->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (const int column : {1, 2})
        m_results->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
}

void CommandPalette::placeAbove(const QWidget& window)
{
    const QSize usual = widgets::theme::inLetters(font(), usualSize);
    resize(usual.boundedTo(window.size() - QSize(0, fromTop)));
    move(window.mapToGlobal(QPoint((window.width() - width()) / 2, fromTop)));
}

/// As a menu does. It is none: screen readers are told of no window of that kind.
bool CommandPalette::event(QEvent* event)
{
    if (event->type() == QEvent::WindowDeactivate && isVisible())
        reject();
    return QDialog::event(event);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_typed && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool isMove = key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp
            || key == Qt::Key_PageDown;
        if (isMove) {
            QCoreApplication::sendEvent(m_results, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::fill()
{
    m_shown = m_entries.matching(m_typed->text());
    m_results->clear();
    const QBrush quiet(widgets::theme::secondaryText(palette()));
    QList<QTreeWidgetItem*> items;
    for (const PaletteEntry& entry : m_shown) {
        const QString beside = entry.reason.isEmpty() ? entry.hint : entry.reason;
        const int room = width() * shareOfHint / 100;
        auto* item = new QTreeWidgetItem(
            {entry.title, fontMetrics().elidedText(beside, Qt::ElideRight, room), entry.keys});
        item->setSizeHint(0, QSize(0, fontMetrics().height() + roomOfRow));
        for (int column = entry.reason.isEmpty() ? 1 : 0; column < item->columnCount(); ++column)
            item->setForeground(column, quiet);
        item->setToolTip(0, models::toolTipText(entry.title));
        item->setToolTip(1, models::toolTipText(beside));
        item->setData(0, Qt::AccessibleTextRole, entry.title + QStringLiteral(", ") + beside);
        items.append(item);
    }
    if (items.isEmpty()) {
        auto* nothing = new QTreeWidgetItem({tr("Nothing is called that.")});
        nothing->setFlags(Qt::NoItemFlags);
        widgets::announce(*this, nothing->text(0));
        items.append(nothing);
    }
    m_results->addTopLevelItems(items);
    m_results->setCurrentItem(m_results->topLevelItem(0));
}

void CommandPalette::run(QTreeWidgetItem* item)
{
    const int row = m_results->indexOfTopLevelItem(item);
    if (row < 0 || static_cast<std::size_t>(row) >= m_shown.size())
        return;
    const PaletteEntry& entry = m_shown[static_cast<std::size_t>(row)];
    if (!entry.reason.isEmpty()) {
        widgets::announce(*this, entry.reason); // it stands there, too
        return;
    }
    // What is run may close this, and the entries with it.
    const auto chosen = entry.run;
    accept();
    chosen();
}

} // namespace console
