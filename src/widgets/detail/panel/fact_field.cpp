// SPDX-License-Identifier: GPL-3.0-or-later
#include "fact_field.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr int longestInMenu = 280;

/// Chinese letters come from another family: the line that they are in is higher.
int heightOfAnyLetters(const QFontMetrics& metrics)
{
    constexpr int wide = 1000;
    return metrics.boundingRect(QRect(0, 0, wide, wide), 0, QStringLiteral("Ag国")).height();
}

} // namespace

FactField::FactField(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new PlainLabel(this))
    , m_value(new PlainLabel(this))
{
    m_title->setTextInteractionFlags(Qt::NoTextInteraction);
    m_value->setWordWrap(true);
    m_value->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_value->setContextMenuPolicy(Qt::NoContextMenu); // this has the menu
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(m_title);
    rows->addWidget(m_value);
    rows->addStretch();
    setTitle(title);
    updateAppearance();
}

void FactField::setTitle(const QString& title)
{
    m_title->setText(title);
    // A label is read out by its text; a name would stand in its place.
    m_value->setAccessibleDescription(title);
}

QString FactField::title() const
{
    return m_title->text();
}

void FactField::setValue(const QString& value)
{
    // The same text again would drop what is selected for copying.
    if (m_value->plainText() != value)
        m_value->setText(value);
}

QString FactField::value() const
{
    return m_value->plainText();
}

void FactField::setValueToolTip(const QString& text)
{
    m_value->setToolTip(text);
}

void FactField::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_isFilterOffered) {
        const QString shown = fontMetrics().elidedText(value(), Qt::ElideRight, longestInMenu);
        QString text = tr("Filter the list by “%1”", "a value").arg(shown);
        QAction* filter = menu->addAction(theme::icon(QStringLiteral("filter"), palette()),
            text.replace(u'&', QStringLiteral("&&")));
        connect(filter, &QAction::triggered, this, &FactField::filterRequested);
    }
    const QString copied = m_value->hasSelectedText() ? m_value->selectedPlainText() : value();
    QAction* copy =
        menu->addAction(theme::icon(QStringLiteral("copy"), palette()), tr("Copy the value"));
    connect(copy, &QAction::triggered, this, [this, copied] {
        QGuiApplication::clipboard()->setText(copied);
        Q_EMIT statusMessage(tr("Copied: %1", "a value").arg(copied));
    });
    menu->popup(event->globalPos());
}

void FactField::updateAppearance()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    m_title->setPalette(quiet);
    m_title->setFont(theme::font(theme::Type::Caption));
    // Values beside each other stand on one line, whatever they are written in.
    m_value->setMinimumHeight(heightOfAnyLetters(m_value->fontMetrics()));
}

void FactField::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateAppearance();
}

} // namespace widgets
