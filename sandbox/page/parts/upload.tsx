import type { JSX } from 'preact';
import { numberIn } from '../../wire/json';
import { sizeWords } from './addresses';
import { describedBy, type FieldProps } from './field';
import { Icon } from './icon';

export function Upload(p: FieldProps): JSX.Element {
  const files = typeof p.value === 'object' ? p.value.filter((one) => typeof one !== 'string') : [];
  const isMany = (numberIn(p.field.component.max_values) ?? 1) > 1;
  return (
    <div class="upload">
      <label class="drop">
        <Icon name="file" />
        <span>{isMany ? 'Drop files here, or choose some' : 'Drop a file here, or choose one'}</span>
        <input
          type="file"
          id={p.id}
          multiple={isMany}
          aria-labelledby={`${p.id}-label`}
          aria-describedby={describedBy(p)}
          onChange={(event) => p.onAnswer?.([...(isMany ? files : []), ...(event.currentTarget.files ?? [])])}
        />
      </label>
      {files.map((file) => (
        <div class="file">
          <Icon name="file" />
          <span class="file-words">
            <span class="file-name">{file.name}</span>
            <span class="file-size">{sizeWords(file.size)}</span>
          </span>
          <button
            type="button"
            class="plain"
            aria-label={`Leave out ${file.name}`}
            onClick={() => p.onAnswer?.(files.filter((each) => each !== file))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
