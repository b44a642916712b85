import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { ControlProps } from './TextInput.tsx';

/** Yes or no, said in its own words beside the box. */
export function CheckInput<V extends boolean | null | undefined>(props: ControlProps<V> & { children: ReactNode }) {
  return (
    <Checkbox
      {...(props.id === undefined ? {} : { id: props.id })}
      checked={props.value === true}
      onChange={(event) => props.onChange(event.target.checked as V)}
      onBlur={() => props.onBlur?.()}
    >
      {props.children}
    </Checkbox>
  );
}
