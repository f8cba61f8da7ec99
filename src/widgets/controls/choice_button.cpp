// SPDX-License-Identifier: GPL-3.0-or-later
#include "choice_button.h"

#include "access/popup_opener.h"
#include "choice_delegate.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/facet_model.h"
#include "deploy/widgets/theme/metrics.h"

#include <QAccessible>
#include <QFrame>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QScreen>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

constexpr int maxVisibleRows = 12;
constexpr int textRoom = 8;
constexpr int usualLetters = 18;
constexpr int widestList = 360;

} // namespace

ChoiceButton::ChoiceButton(models::FacetModel& model, const QString& allText, QWidget* parent)
    : QAbstractButton(parent)
    , m_model(model)
    , m_allText(allText)
    , m_popup(new QFrame(this, Qt::Popup))
    , m_all(new QPushButton(allText, m_popup))
    , m_list(new QListView(m_popup))
{
    setupPopup();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &ChoiceButton::showPopup);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &ChoiceButton::updateText);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ChoiceButton::updateText);
    updateText();
}

void ChoiceButton::setupPopup()
{
    setAccessibleOpener(*this);
    m_popup->setFrameShape(QFrame::StyledPanel);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(m_allText);
    m_list->installEventFilter(this);
    m_popup->setAccessibleName(m_allText);
    m_all->setFlat(true);
    auto* layout = new QVBoxLayout(m_popup);
    layout->setContentsMargins(
        theme::space::tight, theme::space::tight, theme::space::tight, theme::space::tight);
    layout->setSpacing(theme::space::tight);
    layout->addWidget(m_all);
    layout->addWidget(m_list);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_model.clear();
        m_popup->hide();
    });
    connect(m_list, &QAbstractItemView::clicked, this,
        [this](const QModelIndex& index) { toggle(index.row()); });
}

void ChoiceButton::showPopup()
{
    Q_EMIT aboutToShow();
    const int rowHeight = std::max(m_list->sizeHintForRow(0), fontMetrics().height());
    const int rows = std::clamp(m_model.rowCount(), 1, maxVisibleRows);
    const int wanted = m_list->sizeHintForColumn(0) + 24;
    m_list->setFixedHeight(rows * rowHeight + 4);
    m_list->setMinimumWidth(std::clamp(wanted, width(), widestList));
    m_popup->adjustSize();
    QPoint corner = mapToGlobal(QPoint(0, height()));
    const QRect desk = screen()->availableGeometry();
    corner.setX(std::clamp(
        corner.x(), desk.left(), std::max(desk.left(), desk.right() - m_popup->width())));
    m_popup->move(corner);
    m_popup->show();
    m_list->setFocus();
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model.index(0, 0));
    // Views tell of an item only where the keys move to it.
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(m_list->currentIndex().row());
    QAccessible::updateAccessibility(&event);
}

void ChoiceButton::toggle(int row)
{
    const QModelIndex index = m_model.index(row, 0);
    const bool isChecked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_model.setData(index, isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    // Views do not tell of it by themselves.
    QAccessible::State changed;
    changed.checked = true;
    QAccessibleStateChangeEvent event(m_list, changed);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

bool ChoiceButton::eventFilter(QObject* watched, QEvent* event)
{
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (watched != m_list || (!isOverride && event->type() != QEvent::KeyPress))
        return QAbstractButton::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool isToggle = key == Qt::Key_Space && m_list->currentIndex().isValid();
    const bool isClose = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape;
    if (!isToggle && !isClose)
        return false;
    // Shortcuts of the page reach into its popups by default.
    event->accept();
    if (!isOverride && isToggle)
        toggle(m_list->currentIndex().row());
    else if (!isOverride)
        m_popup->hide();
    return true;
}

void ChoiceButton::updateText()
{
    const QStringList chosen = m_model.chosen();
    QStringList labels;
    for (const QString& value : chosen)
        labels.append(m_model.label(value));
    const QString text = labels.isEmpty() ? m_allText : labels.join(QStringLiteral(", "));
    setText(text);
    setToolTip(labels.isEmpty() ? QString() : models::toolTipText(text));
    setAccessibleDescription(labels.isEmpty() ? tr("Opens a list to choose from")
                                              : tr("Chosen instead of: %1").arg(m_allText));
    update();
}

QStyleOptionComboBox ChoiceButton::styleOption() const
{
    QStyleOptionComboBox option;
    option.initFrom(this);
    option.currentText = fontMetrics().elidedText(text(), Qt::ElideRight, textWidth());
    option.editable = false;
    option.state.setFlag(QStyle::State_Sunken, isDown() || m_popup->isVisible());
    return option;
}

/// The same whatever is chosen: what stands beside it stays where it is.
int ChoiceButton::textWidth() const
{
    return std::max(fontMetrics().horizontalAdvance(m_allText),
        usualLetters * fontMetrics().averageCharWidth());
}

QSize ChoiceButton::sizeHint() const
{
    const QStyleOptionComboBox option = styleOption();
    // The height of the Latin text, so that a Chinese choice does not push the line about.
    const QSize content(textWidth() + textRoom, fontMetrics().height());
    return style()->sizeFromContents(QStyle::CT_ComboBox, &option, content, this);
}

void ChoiceButton::paintEvent(QPaintEvent* /*event*/)
{
    QStylePainter painter(this);
    const QStyleOptionComboBox option = styleOption();
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void ChoiceButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down)
        showPopup();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace widgets
