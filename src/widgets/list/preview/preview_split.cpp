// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/list/preview/preview_split.h"

#include "deploy/widgets/actions/page_action.h"
#include "deploy/widgets/list/preview/preview_pane.h"

#include <QAction>
#include <QResizeEvent>
#include <QScopedValueRollback>

#include <algorithm>

namespace widgets {

namespace {

/// A window of 1600 pixels, without the edges of the page.
constexpr int roomForPreview = 1560;
/// Beside less, the rows would lose their words.
constexpr int roomForBoth = 1080;
constexpr int leastPreviewWidth = 360;
constexpr int leastUsualWidth = 420;
constexpr int greatestUsualWidth = 680;
constexpr int leastPreviewHeight = 140;
constexpr int splitHandle = 5;

int usualWidth(int room)
{
    return std::clamp(room * 35 / 100, leastUsualWidth, greatestUsualWidth);
}

} // namespace

PreviewSplit::PreviewSplit(QWidget& list, QWidget* parent)
    : QSplitter(parent)
    , m_list(list)
    , m_pane(new PreviewPane)
    , m_toggle(new QAction(tr("Preview"), this))
{
    addWidget(&m_list);
    addWidget(m_pane);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    setChildrenCollapsible(false);
    setHandleWidth(splitHandle);
    m_pane->setMinimumSize(leastPreviewWidth, leastPreviewHeight);
    m_pane->hide();
    m_toggle->setObjectName(QStringLiteral("togglePreview"));
    m_toggle->setCheckable(true);
    m_toggle->setShortcut(Qt::Key_F4);
    m_toggle->setShortcutContext(contextOfPageKeys);
    m_toggle->setToolTip(tr("Show or hide the preview of the selected row (F4)"));
    // A screen reader toggles it without a click, which triggers nothing.
    connect(m_toggle, &QAction::toggled, this, [this](bool shown) {
        if (!m_isUpdating)
            handleToggled(shown);
    });
    connect(this, &QSplitter::splitterMoved, this, &PreviewSplit::rememberSize);
}

void PreviewSplit::setUseful(bool useful)
{
    m_isUseful = useful;
    updateParts();
}

QVariantMap PreviewSplit::choice() const
{
    QVariantMap choice;
    if (m_isWanted)
        choice.insert(QStringLiteral("shown"), *m_isWanted);
    if (m_width > 0)
        choice.insert(QStringLiteral("width"), m_width);
    if (m_height > 0)
        choice.insert(QStringLiteral("height"), m_height);
    return choice;
}

void PreviewSplit::setChoice(const QVariantMap& choice)
{
    constexpr int most = 10'000;
    const QVariant shown = choice.value(QStringLiteral("shown"));
    m_isWanted = shown.typeId() == QMetaType::Bool ? std::optional(shown.toBool()) : std::nullopt;
    m_width = std::clamp(choice.value(QStringLiteral("width")).toInt(), 0, most);
    m_height = std::clamp(choice.value(QStringLiteral("height")).toInt(), 0, most);
    updateParts();
    applySize();
}

void PreviewSplit::handleToggled(bool shown)
{
    m_isWanted = shown;
    updateParts();
    Q_EMIT choiceChanged();
}

void PreviewSplit::turnFocus()
{
    if (m_pane->isAncestorOf(focusWidget())) {
        m_list.setFocus(Qt::BacktabFocusReason);
        return;
    }
    for (QWidget* next = m_pane->nextInFocusChain(); next != m_pane;
         next = next->nextInFocusChain()) {
        if (m_pane->isAncestorOf(next) && next->isVisible() && next->isEnabled()
            && (next->focusPolicy() & Qt::TabFocus) != 0) {
            next->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void PreviewSplit::rememberSize()
{
    if (m_pane->isHidden())
        return;
    int& size = orientation() == Qt::Horizontal ? m_width : m_height;
    size = orientation() == Qt::Horizontal ? m_pane->width() : m_pane->height();
    Q_EMIT choiceChanged();
}

void PreviewSplit::updateParts()
{
    const bool isShown = m_isWanted.value_or(width() >= roomForPreview);
    const Qt::Orientation side = width() >= roomForBoth ? Qt::Horizontal : Qt::Vertical;
    const bool hasTurned = side != orientation();
    if (hasTurned)
        setOrientation(side);
    const bool comes = isShown && m_isUseful && m_pane->isHidden();
    // The keyboard goes back to the rows, not anywhere.
    if (!isShown && m_pane->isAncestorOf(focusWidget()))
        m_list.setFocus();
    m_pane->setVisible(isShown && m_isUseful);
    const QScopedValueRollback updating(m_isUpdating, true);
    m_toggle->setChecked(isShown);
    if (comes || hasTurned)
        applySize();
}

void PreviewSplit::applySize()
{
    const bool isBeside = orientation() == Qt::Horizontal;
    const int room = isBeside ? width() : height();
    const int usual = isBeside ? usualWidth(room) : room * 45 / 100;
    const int wanted = isBeside ? m_width : m_height;
    const int size = std::min(wanted > 0 ? wanted : usual, room * 2 / 3);
    setSizes({room - size - handleWidth(), size});
}

void PreviewSplit::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateParts();
}

} // namespace widgets
