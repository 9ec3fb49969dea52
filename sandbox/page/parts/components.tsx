import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Component } from '../../wire/components';
import { isObject, numberIn, objectsIn, textIn, type JsonObject } from '../../wire/json';
import { colourOf } from './avatar';
import { Button } from './button';
import { chosenAtFirst } from './choices';
import { FileCard, mediaIn, Picture } from './files';
import { Markdown } from './markdown';
import { Select } from './select';
import { useSight } from './sight';

/** The parts of a message that came as components; one of a kind that is not known here is left out. */
export const Components = ({ components }: { components: readonly JsonObject[] }): JSX.Element => (
  <>
    {/* One that others push aside stays itself, with the keyboard on it. */}
    {components.map((component) => (
      <ComponentView key={textIn(component.custom_id)} component={component} />
    ))}
  </>
);

function ComponentView({ component }: { component: JsonObject }): JSX.Element {
  const inside = <Components components={objectsIn(component.components)} />;
  switch (component.type) {
    case Component.ActionRow:
      return <div class="row">{inside}</div>;
    case Component.Button:
      return <Button component={component} />;
    case Component.Section:
      return (
        <div class="section">
          <div class="section-text">{inside}</div>
          {isObject(component.accessory) ? <ComponentView component={component.accessory} /> : undefined}
        </div>
      );
    case Component.TextDisplay:
      return (
        <div class="text">
          <Markdown text={textIn(component.content) ?? ''} />
        </div>
      );
    case Component.Thumbnail:
      return <Medium of={component} look="thumbnail" />;
    case Component.MediaGallery:
      return (
        <div class="media">
          {objectsIn(component.items).map((item) => (
            <Medium of={item} look="medium" />
          ))}
        </div>
      );
    case Component.File:
      return <File component={component} />;
    case Component.Separator:
      return (
        <div
          class={`separator${component.spacing === 2 ? ' wide' : ''}${component.divider === false ? ' bare' : ''}`}
        />
      );
    case Component.Container:
      return <Container component={component}>{inside}</Container>;
    case Component.StringSelect:
    case Component.UserSelect:
    case Component.RoleSelect:
    case Component.MentionableSelect:
    case Component.ChannelSelect:
      return <Menu component={component} />;
    default:
      return <></>;
  }
}

const Medium = ({ of, look }: { of: JsonObject; look: string }): JSX.Element => (
  <Picture {...mediaIn(of, 'media')} about={textIn(of.description)} hidden={of.spoiler === true} look={look} />
);

function File({ component }: { component: JsonObject }): JSX.Element {
  const card = <FileCard {...mediaIn(component, 'file')} size={numberIn(component.size)} />;
  return component.spoiler === true ? <Covered>{card}</Covered> : card;
}

function Container({ component, children }: { component: JsonObject; children: JSX.Element }): JSX.Element {
  const colour = numberIn(component.accent_color);
  const accent = colour === undefined ? 'transparent' : colourOf(colour);
  const card = (
    <div class="container" style={{ '--accent': accent }}>
      {children}
    </div>
  );
  return component.spoiler === true ? <Covered>{card}</Covered> : card;
}

/** A card that is covered until it is asked for. */
function Covered({ children }: { children: JSX.Element }): JSX.Element {
  const [isShown, show] = useState(false);
  if (isShown) return children;
  return (
    <div class="cover">
      <div inert>{children}</div>
      <button type="button" class="cover-button" onClick={() => show(true)}>
        Spoiler
      </button>
    </div>
  );
}

/** A menu in a message: what was chosen stands there until the message is changed. */
function Menu({ component }: { component: JsonObject }): JSX.Element {
  const { deeds, message } = useSight();
  const [chosen, setChosen] = useState(() => chosenAtFirst(component));
  const version = `${message?.edited_town_time ?? ''} ${JSON.stringify(component)}`;
  useEffect(() => setChosen(chosenAtFirst(component)), [version]);
  const customId = textIn(component.custom_id);
  if (!deeds || !message || customId === undefined) return <Select component={component} chosen={chosen} />;
  return (
    <Select
      component={component}
      chosen={chosen}
      counts="on closing"
      isBusy={deeds.busy(message, customId)}
      onChosen={(values) => {
        setChosen([...values]);
        deeds.choose(message, customId, values);
      }}
    />
  );
}
